#!/usr/bin/env bash
# The present commit to give away: its sources as one archive, the application that is built from them and nothing else, and the SHA-256 of
# both. No data, no settings: what is not committed is not in it, and a commit that has such files in it is refused.
#   scripts/package.sh [--sources] [FOLDER]      target/package unless given; --sources leaves the application out
# JAR is an application that was built from this very commit before; unless set, it is built now, in a folder of its own.
set -euo pipefail
cd "$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")"

with_jar=yes
if [[ ${1:-} == --sources ]]; then
  with_jar=no
  shift
fi
folder=${1:-target/package}
mkdir -p "$folder"
folder=$(readlink -f "$folder")

private=$(git ls-tree -r --name-only HEAD \
  | grep -E '(^|/)\.env($|\.)|^(data|target|tls)/|\.(pem|p12|jks|ncb|dump)$|(^|/)secret\.key$' | grep -v '^\.env\.example$' || true)
if [[ -n $private ]]; then
  printf 'Nothing was packed. This commit has what should not be given away:\n%s\n' "$private" >&2
  exit 1
fi
[[ -z $(git status --porcelain) ]] || echo "What is not committed is not in it." >&2

# A tag is the version; without one it is that of pom.xml, with the commit that it is of.
version=$(git describe --exact-match --tags --match 'v[0-9]*' HEAD 2>/dev/null || true)
version=${version#v}
[[ -n $version ]] || version=$(git show HEAD:pom.xml | sed -nE 's|^  <version>(.*)</version>$|\1|p' | head -n 1)-$(git rev-parse --short=8 HEAD)
name=neurocards-$version

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
files=("$name.tar.gz")
git archive --format=tar.gz --prefix="$name/" -o "$work/$name.tar.gz" HEAD
if [[ $with_jar == yes ]]; then
  jar=${JAR:-}
  if [[ -z $jar ]]; then
    tar -xzf "$work/$name.tar.gz" -C "$work"
    mvn -B -ntp -q -f "$work/$name/pom.xml" -DskipTests package >&2
    jar=$work/$name/target/neurocards.jar
  fi
  cp "$jar" "$work/$name.jar"
  files+=("$name.jar")
fi
(cd "$work" && sha256sum "${files[@]}" >"$name.sha256")
for file in "${files[@]}" "$name.sha256"; do
  mv "$work/$file" "$folder/$file"
  echo "$folder/$file"
done
