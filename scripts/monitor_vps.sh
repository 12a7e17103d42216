#!/usr/bin/env bash
# How a server and its studio are: services, customers, clips by state, the newest of both, processor, memory, disk, backups, warnings.
#   scripts/monitor_vps.sh IP
#   scripts/monitor_vps.sh IP --follow      what the studio says, as it comes
# SSH_USER, SSH_PORT and SSH_KEY as scripts/lib.sh says.
# shellcheck source=scripts/lib.sh
. "$(dirname "$(readlink -f "$0")")/lib.sh"

server=${1:-}
[[ -n $server ]] || die "scripts/monitor_vps.sh IP [--follow]"
reach "$server"
case ${2:-} in
  '') there "$SERVER_SCRIPTS/status.sh" ;;
  --follow) there journalctl -f -n 50 -u 'neurocards-*' ;;
  *) die "scripts/monitor_vps.sh IP [--follow]" ;;
esac
