#!/usr/bin/env bash
# restore.sh NAME [--settings FILE] [--with-media], with the key of the backup as the one line of standard input
# Puts a backup that lies in BACKUP_TO in the place of the database of this server, which is kept beside it. With --settings, those
# of the server it came from come along, but for the database's address. Nothing is lost when it does not succeed.
# shellcheck source=deploy/server/lib.sh
. "$(dirname "$(readlink -f "$0")")/lib.sh"
need_root
name=${1:?restore.sh NAME}
shift
[[ $name =~ ^(latest|neurocards-[0-9TZ]+-[0-9a-f]{8}\.ncb)$ ]] || die "Not a backup's name: $name"
sealed='' media=()
while (($#)); do
  case $1 in
    --settings) sealed=$2; shift 2 ;;
    --with-media) media=(--with-media); shift ;;
    *) die "Unknown: $1" ;;
  esac
done
database_is_here || die "The database is not on this server: neurocards backup restore, docs/backup.md"
IFS= read -r key || true
[[ $key =~ ^[0-9a-fA-F]{64}$ ]] || die "The key of the backup is wanted as the one line of standard input."

kept=neurocards_before_$(date -u +%Y%m%d%H%M%S)
# All secrets of the server: for root alone, and gone in whichever way this ends.
old=$(mktemp "$VAR/.env.before.XXXXXX")
trap 'rm -f "$old"' EXIT
cat "$SETTINGS" >"$old"

put_back() {
  say "Nothing is restored; what was here goes on." >&2
  if cat "$old" >"$SETTINGS"; then
    rm -f "$old"
  else
    say "The settings could not be put back; the only copy is $old." >&2
  fi
  printf 'DROP DATABASE IF EXISTS neurocards_incoming;' | sql || say "The database neurocards_incoming is left over." >&2
  start_studio || true
}

# Names of the saved settings win, but for those that belong to the machine.
bring_settings() {
  local saved line wanted
  saved=$(openssl enc -d -aes-256-cbc -pbkdf2 -iter 600000 -in "$sealed" -pass fd:3 3< <(printf '%s' "$key") | tar -xzO .env) || return 1
  wanted=$(
    printf '# Brought by the backup %s.\n' "$name"
    while IFS= read -r line; do
      [[ $line =~ ^(export\ +)?(DATABASE_URL|SUPABASE_DB_URL|BACKUP_KEY|BACKUP_TO|PORT|BIND_ADDRESS|STORAGE_BASE_PATH)= ]] || printf '%s\n' "$line"
    done <<<"$saved"
    grep -E '^(DATABASE_URL|BACKUP_TO|PORT|BIND_ADDRESS|STORAGE_BASE_PATH)=' "$old"
    printf 'BACKUP_KEY=%s\n' "$key"
  )
  printf '%s\n' "$wanted" >"$SETTINGS"
}

trap put_back EXIT
stop_studio
if [[ -n $sealed ]]; then
  bring_settings
else
  { grep -vE '^BACKUP_KEY=' "$old" || true; printf 'BACKUP_KEY=%s\n' "$key"; } >"$SETTINGS"
fi
printf 'DROP DATABASE IF EXISTS neurocards_incoming;\nCREATE DATABASE neurocards_incoming OWNER neurocards;\n' | sql
target=$(setting DATABASE_URL)
RESTORE_DATABASE_URL=${target%/"$DATABASE"*}/neurocards_incoming
export RESTORE_DATABASE_URL
as_studio "$OPT/current/bin/neurocards" backup restore "$name" "${media[@]}"
unset RESTORE_DATABASE_URL
put_database_in_place neurocards_incoming "$kept"
trap - EXIT
rm -f "$old"
start_studio || die "The database is restored, and the studio does not get ready: journalctl -u neurocards-bot. What was here is $kept."
install_site
say "$name is restored; the database that was here is kept as $kept."
