# Flink with the jobs and the metric reporter. Build from the root of the sources, after
# ./bluewatch jars:
#   docker build -f deploy/images/flink.Dockerfile -t bluewatch-flink:0.1.0 .
FROM flink:2.3.0-java17

ARG AREA=central-africa

COPY --chown=flink:flink jobs/target/cluster/bluewatch-job.jar /opt/flink/usrlib/bluewatch-job.jar
COPY --chown=flink:flink jobs/target/cluster/lib/bluewatch-metrics.jar /opt/flink/lib/bluewatch-metrics.jar
COPY --chown=flink:flink --chmod=755 deploy/images/submit /opt/flink/bin/bluewatch-submit
COPY deploy/areas/${AREA} /etc/bluewatch/area
RUN install --directory --owner=flink --group=flink /var/lib/bluewatch/flink

# The image's own user flink.
USER 9999:9999
