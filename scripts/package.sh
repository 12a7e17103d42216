#!/usr/bin/env bash
# The sources of the present commit as one archive to give away, with its SHA-256: no data, no settings, nothing that was built.
#   scripts/package.sh [FOLDER]      target/package unless given
set -euo pipefail
cd "$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")"

folder=${1:-target/package}
name=neurocards-$(git log -1 --format=%cd --date=format:%Y%m%d)-$(git rev-parse --short=8 HEAD)
[[ -z $(git status --porcelain) ]] || echo "What is not committed is not in it." >&2
mkdir -p "$folder"
git archive --format=tar.gz --prefix="$name/" -o "$folder/$name.tar.gz" HEAD
(cd "$folder" && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
echo "$folder/$name.tar.gz"
