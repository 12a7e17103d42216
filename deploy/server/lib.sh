#!/usr/bin/env bash
# What the scripts of this folder share. They run on the server, as root, out of the release that they belong to.
set -euo pipefail

OPT=/opt/neurocards
VAR=/var/neurocards
SETTINGS=$VAR/.env
DATABASE=neurocards
HEALTH_SECONDS=${HEALTH_SECONDS:-120}
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

need_root() { ((EUID == 0)) || die "Run this as root."; }

# setting NAME: what .env says, or nothing.
setting() {
  [[ -f $SETTINGS ]] || return 0
  local line
  line=$(grep -E "^(export +)?$1=" "$SETTINGS" | tail -n 1 || true)
  line=${line#*=}
  line=${line%\"} && line=${line#\"}
  printf '%s' "$line"
}

# add_setting NAME VALUE: writes it unless .env has it. The value goes through no command.
add_setting() {
  [[ -z $(setting "$1") ]] || return 0
  printf '%s=%s\n' "$1" "$2" >>"$SETTINGS"
}

secret() { openssl rand -hex 32; }

as_studio() { (cd "$VAR" && exec runuser -u neurocards -- "$@"); }
as_postgres() { (cd / && exec runuser -u postgres -- "$@"); }

# sql [DATABASE]: runs what comes by standard input, so that nothing of it stands in a list of processes or in the server's log.
sql() {
  { printf "SET log_statement = 'none'; SET log_min_error_statement = 'panic'; SET log_min_duration_statement = -1; SET client_min_messages = 'warning';\n"; cat; } \
    | as_postgres psql -X -q -A -t -v ON_ERROR_STOP=1 -d "${1:-postgres}"
}

database_is_here() { [[ $(setting DATABASE_URL) == *@127.0.0.1:*/"$DATABASE"* ]]; }

current_release() { basename "$(readlink "$OPT/current" || echo none)"; }
previous_release() { basename "$(readlink "$OPT/previous" || echo none)"; }

# The numbers of the workers that start with the machine, with spaces between them.
workers() {
  local unit found=()
  for unit in /etc/systemd/system/neurocards-worker.service.wants/neurocards-worker@*.service; do
    [[ -L $unit ]] || continue
    unit=${unit##*@}
    found+=("${unit%.service}")
  done
  printf '%s' "${found[*]-}"
}

worker_units() {
  local number
  for number in $(workers); do printf 'neurocards-worker@%s.service ' "$number"; done
}

stop_studio() {
  # shellcheck disable=SC2046 # one word for each unit
  systemctl stop neurocards-bot.service $(worker_units)
}

start_studio() {
  systemctl reset-failed 'neurocards-*' 2>/dev/null || true
  # The studio first: it brings the schema up to date.
  systemctl start neurocards-bot.service || return 1
  healthy || return 1
  # shellcheck disable=SC2046
  [[ -z $(workers) ]] || systemctl start $(worker_units) || return 1
  sleep 5
  local unit
  for unit in $(worker_units); do
    systemctl is-active --quiet "$unit" || { say "$unit does not stay up." >&2; return 1; }
  done
}

# Waits until the studio says that it can work; 1 when it has not within HEALTH_SECONDS, or when it ended twice.
healthy() {
  local port until restarts
  port=$(setting PORT)
  until=$((SECONDS + HEALTH_SECONDS))
  while ((SECONDS < until)); do
    if "$OPT/current/bin/healthcheck.sh" /readyz "${port:-8080}" 2>/dev/null; then return 0; fi
    restarts=$(systemctl show -p NRestarts --value neurocards-bot.service)
    if ((${restarts:-0} >= 2)); then
      say "The studio ended ${restarts} times." >&2
      return 1
    fi
    sleep 1
  done
  say "The studio did not get ready within $HEALTH_SECONDS seconds." >&2
  return 1
}

# Which scripts of the schema have run; the same before and after means that the tables are the same.
schema_scripts() {
  printf "SELECT coalesce(string_agg(version || ':' || checksum, ' ' ORDER BY installed_rank), '') FROM flyway_schema_history WHERE success;" \
    | sql "$DATABASE" 2>/dev/null || true
}

# What follows says by its exit code whether it went well, since callers look, and then set -e is not in force.

# dump FILE: the whole database into a file that only root reads.
dump() {
  install -d -m 700 "$VAR/dumps" \
    && (umask 077 && as_postgres pg_dump -Fc -Z 1 "$DATABASE" >"$1.part") \
    && mv "$1.part" "$1"
}

# exchange_database FILE KEPT: fills a new database from a dump and puts it in the place of the present one, which is kept as KEPT.
exchange_database() {
  printf 'DROP DATABASE IF EXISTS neurocards_incoming;\nCREATE DATABASE neurocards_incoming OWNER neurocards;\n' | sql \
    && as_postgres pg_restore --exit-on-error --no-owner --role=neurocards -d neurocards_incoming <"$1" \
    && put_database_in_place neurocards_incoming "$2"
}

# put_database_in_place NEW KEPT: both names change, or neither does.
put_database_in_place() {
  printf "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname IN ('neurocards', '%s');\n" "$1" | sql >/dev/null \
    && printf 'BEGIN;\nALTER DATABASE neurocards RENAME TO %s;\nALTER DATABASE %s RENAME TO neurocards;\nCOMMIT;\n' "$2" "$1" | sql
}

# rehearse RELEASE: its scripts of the schema run on a copy of the database, while the release of now goes on; 1 when they fail there.
rehearse() {
  local size free code=0
  [[ -z $(setting SUPABASE_DB_URL) ]] || { say "With two databases the scripts are not tried before."; return 0; }
  size=$(printf "SELECT pg_database_size('%s') / 1024;" "$DATABASE" | sql) || return 1
  free=$(df -Pk "$VAR" | awk 'NR == 2 { print $4 }')
  if ((free < size * 3)); then
    say "The disk has no room for a copy of the database: the scripts are not tried before."
    return 0
  fi
  copy_and_migrate "$1" || code=1
  rm -f "$VAR/dumps/rehearsal.dump"
  printf 'DROP DATABASE IF EXISTS neurocards_rehearsal WITH (FORCE);\n' | sql || true
  return "$code"
}

# Nothing is migrated by an address that does not lead to the copy: it would be the database that the studio works on.
copy_and_migrate() {
  local url copy
  url=$(setting DATABASE_URL)
  copy=$(sed -E "s#/$DATABASE(\\?|\$)#/neurocards_rehearsal\\1#" <<<"$url")
  [[ $copy != "$url" ]] || { say "DATABASE_URL does not end with the name of the database, $DATABASE."; return 1; }
  dump "$VAR/dumps/rehearsal.dump" \
    && printf 'DROP DATABASE IF EXISTS neurocards_rehearsal;\nCREATE DATABASE neurocards_rehearsal OWNER neurocards;\n' | sql \
    && as_postgres pg_restore --exit-on-error --no-owner --role=neurocards -d neurocards_rehearsal <"$VAR/dumps/rehearsal.dump" \
    && DATABASE_URL=$copy as_studio "$OPT/releases/$1/bin/neurocards" migrate
}

# switch_to RELEASE: the one place where the link changes; atomic.
switch_to() {
  ln -sfn "$OPT/releases/$1" "$OPT/current.next"
  mv -T "$OPT/current.next" "$OPT/current"
}

# Units, commands and the nginx site are those of the release that runs.
install_units() {
  local from=$OPT/current/deploy/systemd
  install -m 644 "$from"/neurocards-* /etc/systemd/system/
  install -d /etc/systemd/journald.conf.d
  install -m 644 "$from/journald.conf" /etc/systemd/journald.conf.d/neurocards.conf
  install -m 755 "$OPT/current/deploy/server/neurocards" /usr/local/bin/neurocards
  install -m 755 "$OPT/current/deploy/server/manage_workers.sh" /usr/local/bin/neurocards-workers
  systemctl daemon-reload
}

install_site() {
  local name port site=/etc/nginx/sites-available/neurocards
  name=$(setting PUBLIC_BASE_URL)
  name=${name#*://}
  name=${name%%[:/]*}
  port=$(setting PORT)
  sed -e "s|@SERVER_NAME@|${name:-_}|" -e "s|@PORT@|${port:-8080}|" \
    -e 's|@INC@|/opt/neurocards/current/deploy/nginx/studio.inc|' \
    "$OPT/current/deploy/nginx/neurocards.conf" >"$site.next"
  mv "$site.next" "$site"
  ln -sfn "$site" /etc/nginx/sites-enabled/neurocards
  rm -f /etc/nginx/sites-enabled/default
  nginx -t -q || return 1
  systemctl enable --quiet nginx
  systemctl reload-or-restart nginx
}

# make_aot_cache RELEASE: the quick start of that release; without it the start is slower, and that is all.
make_aot_cache() {
  local folder release=$OPT/releases/$1
  [[ -f $release/app.aot ]] && return 0
  folder=$(runuser -u neurocards -- mktemp -d /var/tmp/neurocards-aot.XXXXXX)
  if (cd "$folder" && runuser -u neurocards -- env -i PATH="$PATH" HOME="$folder" LANG=C.UTF-8 PORT=0 \
    timeout 600 "$release/bin/neurocards" --make-aot-cache "$folder/app.aot" >"$folder/said" 2>&1) && [[ -s $folder/app.aot ]]; then
    install -m 644 "$folder/app.aot" "$release/app.aot"
  else
    say "The cache for a quick start could not be made; the studio starts without it:" >&2
    tail -n 5 "$folder/said" >&2
  fi
  rm -rf "$folder"
}

# Keeps the release that runs, the one before it, and the newest three.
sweep_releases() {
  local release
  find "$OPT/releases" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %f\n' | sort -rn | tail -n +4 | cut -d' ' -f2 | while read -r release; do
    [[ $release == "$(current_release)" || $release == "$(previous_release)" ]] || rm -rf "${OPT:?}/releases/$release"
  done
  [[ -d $VAR/dumps ]] || return 0
  find "$VAR/dumps" -name 'before-*.dump' -printf '%T@ %p\n' | sort -rn | tail -n +4 | cut -d' ' -f2- | xargs -r rm -f
}
