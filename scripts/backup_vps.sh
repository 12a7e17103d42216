#!/usr/bin/env bash
# Makes a backup on the server, has it read through there, and fetches it.
#   scripts/backup_vps.sh IP [FOLDER] [--with-media]   FOLDER is ./backups unless given
#   scripts/backup_vps.sh IP --key FILE                 the key, once; keep it where the backups are not
# FOLDER gets NAME.ncb (database, proof, list of files), NAME.env (settings); both sealed with the server's BACKUP_KEY; and media/.
# SSH_USER, SSH_PORT and SSH_KEY as scripts/lib.sh says.
# shellcheck source=scripts/lib.sh
. "$(dirname "$(readlink -f "$0")")/lib.sh"

server=${1:-}
[[ -n $server ]] || die "scripts/backup_vps.sh IP [FOLDER] [--with-media] | IP --key FILE"
shift
umask 077
if [[ ${1:-} == --key ]]; then
  file=${2:?A file for the key}
  [[ ! -e $file ]] || die "$file is there already."
  reach "$server"
  there sed -nE 's/^BACKUP_KEY=//p' /var/neurocards/.env >"$file"
  [[ -s $file ]] || { rm -f "$file"; die "The server has no BACKUP_KEY."; }
  say "The key is in $file."
  exit
fi
folder=backups media=()
for word in "$@"; do
  case $word in
    --with-media) media=(--with-media) ;;
    -*) die "Unknown: $word" ;;
    *) folder=$word ;;
  esac
done
reach "$server"
mkdir -p "$folder"
name=$(there "$SERVER_SCRIPTS/backup.sh" create "${media[@]}")
there "$SERVER_SCRIPTS/backup.sh" fetch "$name" >"$folder/.$name.part"
there "$SERVER_SCRIPTS/backup.sh" settings >"$folder/${name%.ncb}.env"
((${#media[@]} == 0)) || there "$SERVER_SCRIPTS/backup.sh" media | tar -C "$folder" -x
mv "$folder/.$name.part" "$folder/$name"
say "$folder/$name"
