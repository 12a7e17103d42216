#!/usr/bin/env bash
# Shows clips that are stuck: in the making, without a sign of life for STUCK_JOB_MINUTES. With --apply they are given up, and their
# credits go back, as the studio itself does it. A second run finds nothing to do.
#   scripts/cleanup_stuck_jobs.sh [--apply]         on this machine: a server's studio, or one in containers
#   scripts/cleanup_stuck_jobs.sh IP [--apply]      on that server; SSH_USER, SSH_PORT, SSH_KEY as scripts/lib.sh says
# 0: nothing is left; 1: something is; 2: it could not be run.
# shellcheck source=scripts/lib.sh
. "$(dirname "$(readlink -f "$0")")/lib.sh"

usage() { sed -nE '4,5s/^# ?//p' "$0" >&2; exit 2; }

server=''
if (($#)) && [[ $1 != -* ]]; then
  server=$1
  shift
fi
(($# == 0)) || [[ $# == 1 && $1 == --apply ]] || usage

# Whichever of the studio's containers runs; workers have everything that is needed, too.
container() {
  local service found
  for service in neurocards-polling bot neurocards-worker; do
    found=$(docker ps -q --filter label=com.docker.compose.project=neurocards --filter "label=com.docker.compose.service=$service" | head -n 1)
    if [[ -n $found ]]; then
      printf '%s' "$found"
      return
    fi
  done
}

if [[ -n $server ]]; then
  reach "$server"
  there neurocards jobs cleanup "$@"
elif command -v neurocards >/dev/null; then
  neurocards jobs cleanup "$@"
elif command -v docker >/dev/null; then
  found=$(container)
  [[ -n $found ]] || { say "No container of the studio runs here." >&2; exit 2; }
  docker exec "$found" /opt/neurocards/bin/neurocards jobs cleanup "$@"
else
  say "There is no studio here: neither the command neurocards nor docker was found." >&2
  exit 2
fi
