# The commands: topics, schema, tick, forget, pager. Build from the root of the sources, after
# ./bluewatch jars:
#   docker build -f deploy/images/bluewatch.Dockerfile -t bluewatch:0.1.0 .
FROM eclipse-temurin:17.0.15_6-jre

ARG AREA=central-africa

RUN groupadd --system --gid 10001 bluewatch \
  && useradd --system --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin bluewatch \
  && install --directory --owner=10001 --group=10001 /var/lib/bluewatch

COPY jobs/target/lib /opt/bluewatch/lib
COPY jobs/target/classes /opt/bluewatch/classes
COPY deploy/areas/${AREA} /etc/bluewatch/area

USER 10001:10001
ENTRYPOINT ["java", "--add-opens=java.base/java.util=ALL-UNNAMED", \
  "--add-opens=java.base/java.lang=ALL-UNNAMED", "-XX:MaxRAMPercentage=70", \
  "-Dbluewatch.area=/etc/bluewatch/area", \
  "-cp", "/opt/bluewatch/classes:/opt/bluewatch/lib/*", "org.bluewatch.jobs.app.Bluewatch"]
