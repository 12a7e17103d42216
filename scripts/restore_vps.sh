#!/usr/bin/env bash
# Puts a backup onto a server that deploy_to_vps.sh has made, empty or not. The database that was there is kept beside it.
#   KEY_FILE=key scripts/restore_vps.sh IP FOLDER/NAME.ncb [--with-media]    one that backup_vps.sh fetched, with its settings
#   KEY_FILE=key scripts/restore_vps.sh IP NAME|latest                       one that lies where the server keeps them
# KEY_FILE is what backup_vps.sh --key wrote. SSH_USER, SSH_PORT and SSH_KEY as scripts/lib.sh says.
# shellcheck source=scripts/lib.sh
. "$(dirname "$(readlink -f "$0")")/lib.sh"

server=${1:-} backup=${2:-} media=${3:-}
[[ -n $server && -n $backup ]] || die "KEY_FILE=key scripts/restore_vps.sh IP FOLDER/NAME.ncb|NAME|latest [--with-media]"
[[ -z $media || $media == --with-media ]] || die "Unknown: $media"
[[ -r ${KEY_FILE:-} ]] || die "KEY_FILE names the file with the key of the backup."
name=$(basename "$backup")
[[ $name =~ ^(latest|neurocards-[0-9TZ]+-[0-9a-f]{8}\.ncb)$ ]] || die "Not a backup's name: $name"
reach "$server"
options=()
# shellcheck disable=SC2016 # what is in quotes is for the server
keep='set -euo pipefail; umask 077; cat >"$1.part"; chown neurocards:neurocards "$1.part"; mv "$1.part" "$1"'
if [[ -f $backup ]]; then
  there bash -c "$keep" keep "/var/neurocards/backups/$name" <"$backup"
  if [[ -f ${backup%.ncb}.env ]]; then
    there bash -c "$keep" keep "/var/neurocards/backups/${name%.ncb}.env" <"${backup%.ncb}.env"
    options+=(--settings "/var/neurocards/backups/${name%.ncb}.env")
  fi
  if [[ -n $media && -d $(dirname "$backup")/media ]]; then
    tar -C "$(dirname "$backup")" -c media | there runuser -u neurocards -- tar -C /var/neurocards/backups -x
  fi
fi
[[ -z $media ]] || options+=("$media")
there "$SERVER_SCRIPTS/restore.sh" "$name" "${options[@]}" <"$KEY_FILE"
