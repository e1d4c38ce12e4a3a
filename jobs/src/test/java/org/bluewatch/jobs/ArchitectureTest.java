package org.bluewatch.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may lean on what, and what may not be used where. */
@AnalyzeClasses(packages = "org.bluewatch.jobs", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] DECIDES = {
    "org.bluewatch.jobs.detect..",
    "org.bluewatch.jobs.alert..",
    "org.bluewatch.jobs.ingest..",
    "org.bluewatch.jobs.order.."
  };

  private static final DescribedPredicate<JavaAccess<?>> THE_WALL_CLOCK =
      DescribedPredicate.describe("the wall clock", access -> isWallClock(access.getTarget()));

  private static boolean isWallClock(AccessTarget target) {
    String owner = target.getOwner().getFullName();
    String name = target.getName();
    return (owner.startsWith("java.time.") && name.matches("now|system.*|tick.*"))
        || (owner.equals("java.lang.System") && name.matches("currentTimeMillis|nanoTime"))
        || (owner.equals("java.util.Date") && name.equals("<init>"));
  }

  private static final DescribedPredicate<JavaAccess<?>> CHANCE =
      DescribedPredicate.describe("chance", access -> isChance(access.getTarget()));

  private static boolean isChance(AccessTarget target) {
    String owner = target.getOwner().getFullName();
    return owner.matches("java\\.util\\.(concurrent\\.|random\\.)?\\w*Random\\w*")
        || owner.equals("java.security.SecureRandom")
        || (owner.equals("java.lang.Math") && target.getName().equals("random"))
        || (owner.equals("java.util.UUID") && target.getName().equals("randomUUID"));
  }

  @ArchTest
  static final ArchRule shapesAndCells =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.locationtech.jts..", "com.uber.h3core..", "mil.nga..")
          .because(
              "JTS, H3 and MGRS are at home in common.geo only; here places are degrees and cell ids");

  @ArchTest
  static final ArchRule knowledgeTimeOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.bluewatch.jobs.local..",
              "org.bluewatch.jobs.app..",
              "org.bluewatch.jobs.delivery..",
              "org.bluewatch.jobs.metrics..")
          .should()
          .accessTargetWhere(THE_WALL_CLOCK)
          .because("a replay must say what was said live: only knowledge time counts");

  @ArchTest
  static final ArchRule nothingByChance =
      noClasses()
          .that()
          .resideInAnyPackage(DECIDES)
          .should()
          .accessTargetWhere(CHANCE)
          .because("the same input gives the same output: random numbers are seeded by content");

  @ArchTest
  static final ArchRule entranceKnowsNothingOfWhatFollows =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.bluewatch.jobs.source..",
              "org.bluewatch.jobs.order..",
              "org.bluewatch.jobs.ingest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.bluewatch.jobs.detect..",
              "org.bluewatch.jobs.alert..",
              "org.bluewatch.jobs.pipeline..",
              "org.bluewatch.jobs.replay..",
              "org.bluewatch.jobs.delivery..",
              "org.bluewatch.jobs.local..",
              "org.bluewatch.jobs.app..")
          .because(
              "dependencies run along the flow: source, order, ingest, detect, alert, delivery");

  @ArchTest
  static final ArchRule detectorsKnowNothingOfWhatFollows =
      noClasses()
          .that()
          .resideInAPackage("org.bluewatch.jobs.detect..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.bluewatch.jobs.alert..",
              "org.bluewatch.jobs.pipeline..",
              "org.bluewatch.jobs.replay..",
              "org.bluewatch.jobs.delivery..",
              "org.bluewatch.jobs.local..",
              "org.bluewatch.jobs.app..")
          .because("a detector says what it saw; what is told about it is decided later");

  @ArchTest
  static final ArchRule detectorsStandAlone =
      slices()
          .matching("org.bluewatch.jobs.detect.(*)..")
          .should()
          .notDependOnEachOther()
          .because("what one detector needs of another travels as a stream of records");

  @ArchTest
  static final ArchRule theGraphKnowsNoEnds =
      noClasses()
          .that()
          .resideInAnyPackage("org.bluewatch.jobs.pipeline..", "org.bluewatch.jobs.alert..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.bluewatch.jobs.source..",
              "org.bluewatch.jobs.replay..",
              "org.bluewatch.jobs.delivery..",
              "org.bluewatch.jobs.local..",
              "org.bluewatch.jobs.app..")
          .because("live, replay and tests run one graph; its sources and sinks are handed to it");

  @ArchTest
  static final ArchRule deliveryKnowsRecordsOnly =
      noClasses()
          .that()
          .resideInAPackage("org.bluewatch.jobs.delivery..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.bluewatch.jobs.detect..",
              "org.bluewatch.jobs.alert..",
              "org.bluewatch.jobs.ingest..",
              "org.bluewatch.jobs.pipeline..")
          .because("delivery is a job of its own that reads result topics");

  @ArchTest
  static final ArchRule rulesArePlain =
      noClasses()
          .that()
          .resideInAnyPackage("org.bluewatch.jobs.detect..", "org.bluewatch.jobs.alert..")
          .and()
          .haveNameNotMatching(".*(Function|Operator|Pipeline)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink..")
          .because("a rule is a plain class that a test can ask; its operator is a thin adapter");

  @ArchTest
  static final ArchRule aPageIsMadeOfItsNotice =
      noClasses()
          .that()
          .resideInAPackage("org.bluewatch.jobs.paging.page..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache..",
              "java.net..",
              "java.nio.file..",
              "java.sql..",
              "org.bluewatch.jobs.alert..",
              "org.bluewatch.jobs.detect..")
          .because("what a page says can be made again from its notice, and compared");

  @ArchTest
  static final ArchRule noKafkaBehindTheSource =
      noClasses()
          .that()
          .resideInAnyPackage(DECIDES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector..")
          .because("what decides does not know where records came from");
}
