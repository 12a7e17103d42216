#!/usr/bin/env bash
# Brings a newer release: database dumped, switched, started, looked at; what ran before runs again when it does not get ready.
#   scripts/update_vps.sh IP
#   scripts/update_vps.sh IP --rollback [--with-database]     back to the release before
# SSH_USER, SSH_PORT, SSH_KEY and RELEASE as scripts/lib.sh says.
# shellcheck source=scripts/lib.sh
. "$(dirname "$(readlink -f "$0")")/lib.sh"

server=${1:-}
[[ -n $server ]] || die "scripts/update_vps.sh IP [--rollback [--with-database]]"
shift
case ${1:-} in
  --rollback)
    reach "$server"
    there "$SERVER_SCRIPTS/update.sh" "$@"
    ;;
  '')
    reach "$server"
    bring_release
    there "/opt/neurocards/releases/$RELEASE_ID/deploy/server/update.sh" "$RELEASE_ID"
    ;;
  *) die "scripts/update_vps.sh IP [--rollback [--with-database]]" ;;
esac
