#!/usr/bin/env bash
# Makes .env out of .env.example, with a secret of its own for each that a studio in containers needs. What .env says already stays;
# a second run changes nothing. Names are shown, never a secret; none is in a command line.
#   scripts/make_env.sh [FOLDER]      the folder of .env; that of docker-compose.yml unless given
set -euo pipefail
umask 077

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
folder=${1:-$root}
[[ -d $folder ]] || { echo "There is no folder $folder" >&2; exit 2; }
settings=$(readlink -m "$folder/.env")
wanted=(POSTGRES_PASSWORD REDIS_PASSWORD SECRET_KEY ADMIN_TOKEN)
made=()
lines=()

random() { od -An -v -tx1 -N32 /dev/urandom | tr -d ' \n'; }

# is_set NAME: whether a line gives it a value, other than the sample's words about where one comes from.
is_set() {
  local line
  for line in "${lines[@]}"; do
    if [[ $line =~ ^(export\ +)?$1=[[:space:]]*([^[:space:]].*)$ && ${BASH_REMATCH[2]} != '<'* && ${BASH_REMATCH[2]} != '#'* ]]; then
      [[ ${BASH_REMATCH[2]} == '""' || ${BASH_REMATCH[2]} == "''" ]] || return 0
    fi
  done
  return 1
}

# give NAME: a secret in the place of a line that leaves it open, or else where the sample shows it, or at the end.
give() {
  local at place=-1 value
  for at in "${!lines[@]}"; do
    if [[ ${lines[at]} =~ ^(export\ +)?$1= ]]; then
      place=$at
    elif [[ ${lines[at]} == "#$1="* ]] && ((place < 0)); then
      place=$at
    fi
  done
  value=$(random)
  ((place >= 0)) || place=${#lines[@]}
  lines[place]="$1=$value"
  made+=("$1")
}

if [[ -e $settings ]]; then
  chmod 600 "$settings"
  mapfile -t lines <"$settings"
else
  mapfile -t lines <"$root/.env.example"
  made+=(.env)
fi
for name in "${wanted[@]}"; do
  is_set "$name" || give "$name"
done

if ((${#made[@]})); then
  # A whole file or the one before, also when this is interrupted.
  next=$(mktemp "$settings.XXXXXX")
  trap 'rm -f "$next"' EXIT
  printf '%s\n' "${lines[@]}" >"$next"
  mv -T "$next" "$settings"
  echo "Made: ${made[*]}"
else
  echo "Nothing was missing."
fi
for name in BOT_TOKEN KIE_API_KEY OPENAI_API_KEY; do
  is_set "$name" || echo "Yours to set in $settings: $name"
done
