#!/usr/bin/env bash
# Builds what a server needs, and nothing else: the application, a Java runtime for it, units, site and the server's scripts, in
# target/release/neurocards-ID.tar.gz, whose name it prints. JAVA_HOME is a JDK 25; JAR is a jar that was built before.
set -euo pipefail
cd "$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")"

find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
    if [[ -x $home/bin/jlink ]] && "$home/bin/java" -version 2>&1 | grep -q '"25'; then
      printf '%s' "$home"
      return
    fi
  done
  echo "No JDK 25 was found: set JAVA_HOME." >&2
  return 1
}

jdk=$(find_jdk)
jar=${JAR:-}
if [[ -z $jar ]]; then
  mvn -B -ntp -q -DskipTests package >&2
  jar=target/neurocards.jar
fi
commit=$(git rev-parse --short=8 HEAD 2>/dev/null || echo local)
[[ -z $(git status --porcelain 2>/dev/null | head -1) ]] || commit+=-changed
id=${RELEASE_ID:-$(date -u +%Y%m%d-%H%M%S)-$commit}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$jdk/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$work/app" >/dev/null
"$jdk/bin/jlink" --output "$work/jre" --no-man-pages --no-header-files --include-locales=en,ru --compress=zip-2 \
  --add-modules java.se,jdk.unsupported,jdk.zipfs,jdk.management,jdk.jfr,jdk.naming.dns,jdk.localedata,jdk.charsets,jdk.net,jdk.jcmd,jdk.httpserver
install -D -m 755 deploy/bin/neurocards "$work/bin/neurocards"
install -m 755 deploy/container/healthcheck.sh "$work/bin/healthcheck.sh"
mkdir -p "$work/deploy"
cp -r deploy/server deploy/systemd deploy/nginx "$work/deploy/"
install -m 755 scripts/manage_workers.sh "$work/deploy/server/manage_workers.sh"
cp .env.example LICENSE NOTICE CHANGELOG.md "$work/"
printf '%s\n' "$id" >"$work/RELEASE"

mkdir -p target/release
tar -C "$work" --owner=0 --group=0 --mode=u+rwX,go+rX,go-w -cz -f "target/release/.neurocards-$id.part" .
mv "target/release/.neurocards-$id.part" "target/release/neurocards-$id.tar.gz"
echo "$PWD/target/release/neurocards-$id.tar.gz"
