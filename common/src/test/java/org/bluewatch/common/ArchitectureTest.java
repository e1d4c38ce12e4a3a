package org.bluewatch.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** What the plain part may lean on. */
@AnalyzeClasses(packages = "org.bluewatch.common", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule plainJava =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", "org.bluewatch.jobs..")
          .because("common is plain Java, of use without Flink and Kafka");

  @ArchTest
  static final ArchRule shapesAndCells =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.bluewatch.common.geo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.locationtech.jts..", "com.uber.h3core..", "mil.nga..")
          .because("JTS, H3 and MGRS are at home in common.geo only");

  @ArchTest
  static final ArchRule recordsStandAlone =
      noClasses()
          .that()
          .resideInAPackage("org.bluewatch.common.model..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("org.bluewatch.common.model..", "java..")
          .because("everything leans on the records; they lean on nothing");

  @ArchTest
  static final ArchRule noWallClockAndNoChance =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\..*Random.*|java\\.time\\.Clock")
          .because("the same input gives the same output");
}
