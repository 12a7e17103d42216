#!/usr/bin/env bash
# Measures from the packaged jar: seconds from start to ready (first time and after), resident memory at rest and after
# 10,000 requests, and the same start with an AOT cache. Needs JDK 25 (JAVA_HOME or the first under /usr/lib/jvm), curl.
#   mvn -q -DskipTests package && src/bench/start.sh [repetitions]
set -euo pipefail
cd "$(dirname "$0")/../.."
repetitions=${1:-3}
java=${JAVA_HOME:-$(ls -d /usr/lib/jvm/*25* | head -1)}/bin/java
work=$(mktemp -d)
port=18999
pid=
trap '[ -n "$pid" ] && kill "$pid" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT

start() { # data folder, then java options and what to run
  local data=$1
  shift
  local begin end
  begin=$(date +%s%N)
  (cd "$data" && exec "$@" --server.port=$port --neurocards.web.requests-per-minute=1000000 >"$work/log" 2>&1) &
  pid=$!
  until curl -sf -o /dev/null "http://localhost:$port/readyz"; do
    kill -0 "$pid" 2>/dev/null || { cat "$work/log"; exit 1; }
    sleep 0.05
  done
  end=$(date +%s%N)
  seconds=$(awk "BEGIN { printf \"%.2f\", ($end - $begin) / 1e9 }")
}

rss() { awk '/VmRSS/ { printf "%d MB", $2 / 1024 }' "/proc/$pid/status"; }

stop() {
  kill "$pid"
  wait "$pid" 2>/dev/null || true
  pid=
}

jar=$PWD/target/neurocards.jar
options=(--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xms64m -Xmx384m)
quick=("${options[@]}" -XX:TieredStopAtLevel=1)
"$java" -Djarmode=tools -jar "$jar" extract --destination "$work/app" >/dev/null
app=$work/app/neurocards.jar

for ((run = 1; run <= repetitions; run++)); do
  mkdir "$work/data$run"
  start "$work/data$run" "$java" "${quick[@]}" -jar "$app"
  echo "start $run, first time (makes the database): $seconds s to ready, RSS $(rss)"
  stop
  start "$work/data$run" "$java" "${quick[@]}" -jar "$app"
  echo "start $run, after: $seconds s to ready, RSS $(rss)"
  [ "$run" = "$repetitions" ] || stop
done

for path in / /sign-in /v1/templates /healthz; do
  curl -s -o /dev/null -H 'Accept-Language: en' "http://localhost:$port$path?n=[1-2500]"
done
echo "after 10,000 requests: RSS $(rss)"
stop

(cd "$work/data1" && "$java" "${options[@]}" -XX:AOTCacheOutput="$work/app.aot" -Dspring.context.exit=onRefresh -jar "$app" --server.port=$port >"$work/log" 2>&1) || { cat "$work/log"; exit 1; }
for ((run = 1; run <= repetitions; run++)); do
  start "$work/data1" "$java" "${options[@]}" -XX:AOTCache="$work/app.aot" -jar "$app"
  echo "start $run with AOT cache: $seconds s to ready, RSS $(rss)"
  stop
done
