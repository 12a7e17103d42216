#!/usr/bin/env bash
# Ends with 0 when the studio of this machine says that it can work, else with 1 and what it said. Needs nothing but bash.
#   healthcheck.sh [PATH] [PORT]      /readyz and $PORT, or 8080, unless given
set -euo pipefail

path=${1:-/readyz}
port=${2:-${PORT:-8080}}
exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$path" >&3
IFS= read -r -t 10 status <&3 || { echo "No answer from port $port" >&2; exit 1; }
[[ $status == "HTTP/1.1 200"* ]] || { echo "$path: ${status%$'\r'}" >&2; exit 1; }
