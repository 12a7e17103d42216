#!/usr/bin/env bash
# Makes a backup unless the studio made one within a day, and reads the newest through. Exit code 0: there is one that can be read.
set -euo pipefail
studio=/opt/neurocards/current/bin/neurocards
newest() { "$studio" backup list | awk '$1 ~ /^neurocards-/ {print $1}' | tail -n 1; }

name=$(newest || true)
made=$(sed -nE 's/^neurocards-([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z-.*/\1-\2-\3 \4:\5:\6 UTC/p' <<<"$name")
if [[ -z $made ]] || (($(date +%s) - $(date -d "$made" +%s) > 72000)); then
  "$studio" backup create
fi
"$studio" backup verify latest
"$studio" backup prune
