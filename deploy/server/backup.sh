#!/usr/bin/env bash
# backup.sh create [--with-media]   makes a backup and says its name
# backup.sh settings                writes .env, sealed with BACKUP_KEY, to standard output
# backup.sh fetch NAME              writes the file of that backup to standard output
# backup.sh media                   writes the files taken along to standard output, as tar
# shellcheck source=deploy/server/lib.sh
. "$(dirname "$(readlink -f "$0")")/lib.sh"
need_root
place=$(setting BACKUP_TO)
case ${1:-} in
  create)
    shift
    said=$(neurocards backup create "$@") || { say "$said" >&2; exit 1; }
    name=$(grep -oE 'neurocards-[0-9TZ]+-[0-9a-f]{8}\.ncb' <<<"$said" | tail -n 1)
    neurocards backup verify "$name" >&2
    say "$name"
    ;;
  settings)
    key=$(setting BACKUP_KEY)
    [[ -n $key ]] || die "Without BACKUP_KEY the settings are not given away."
    tar -C "$VAR" -cz .env | openssl enc -aes-256-cbc -salt -pbkdf2 -iter 600000 -pass fd:3 3< <(printf '%s' "$key")
    ;;
  fetch)
    [[ ${2:-} =~ ^neurocards-[0-9TZ]+-[0-9a-f]{8}\.ncb$ ]] || die "Not a backup's name: ${2:-}"
    [[ $place == /* ]] || die "Backups lie at $place, not on this server."
    cat "$place/$2"
    ;;
  media)
    [[ -d $place/media ]] || exit 0
    tar -C "$place" -c media
    ;;
  *) die "backup.sh create | settings | fetch NAME | media" ;;
esac
