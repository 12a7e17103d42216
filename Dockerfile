# syntax=docker/dockerfile:1
# docker build -t neurocards .

FROM maven:3.9-eclipse-temurin-25-noble AS build
WORKDIR /source
COPY pom.xml ./
COPY src ./src
COPY docs ./docs
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q -Dmaven.test.skip=true package \
 && java -Djarmode=tools -jar target/neurocards.jar extract --destination /opt/neurocards/app
COPY deploy/bin /opt/neurocards/bin
COPY deploy/container/healthcheck.sh /opt/neurocards/bin/healthcheck.sh
RUN chmod 755 /opt/neurocards/bin/*

FROM eclipse-temurin:25-jre-noble AS runtime
RUN apt-get update \
 && apt-get install -y --no-install-recommends ffmpeg \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --system --gid 10001 neurocards \
 && useradd --system --uid 10001 --gid neurocards --home-dir /var/neurocards --shell /usr/sbin/nologin neurocards \
 && install -d -o neurocards -g neurocards -m 750 /var/neurocards /var/neurocards/storage /var/neurocards/backups
COPY --from=build /opt/neurocards /opt/neurocards

# The cache fits the Java of this very image. PostgreSQL, which the demo brings along, refuses to run as root.
FROM runtime AS cache
USER neurocards
WORKDIR /tmp/cache
RUN /opt/neurocards/bin/neurocards --make-aot-cache /tmp/app.aot

FROM runtime
COPY --from=cache /tmp/app.aot /opt/neurocards/app.aot
USER neurocards
WORKDIR /var/neurocards
ENV BIND_ADDRESS=0.0.0.0
EXPOSE 8080
VOLUME ["/var/neurocards"]
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=12s --start-period=60s --retries=4 CMD ["/opt/neurocards/bin/healthcheck.sh"]
ENTRYPOINT ["/opt/neurocards/bin/neurocards"]
