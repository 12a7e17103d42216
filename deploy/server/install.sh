#!/usr/bin/env bash
# install.sh RELEASE [--domain NAME] [--email ADDRESS] [--workers N] [--no-firewall]
# Puts the studio onto this server, or brings a server that has it to the same state again: settings, data and secrets that are
# there stay as they are. Started by scripts/deploy_to_vps.sh.
# shellcheck source=deploy/server/lib.sh
. "$(dirname "$(readlink -f "$0")")/lib.sh"
need_root

release=${1:?install.sh RELEASE}
shift
domain='' email='' count='' firewall=yes
while (($#)); do
  case $1 in
    --domain) domain=$2; shift 2 ;;
    --email) email=$2; shift 2 ;;
    --workers) count=$2; shift 2 ;;
    --no-firewall) firewall=no; shift ;;
    *) die "Unknown: $1" ;;
  esac
done
[[ -z $domain || $domain =~ ^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$ ]] || die "Not a domain: $domain"
[[ -z $email || $email =~ ^[^[:space:]@]+@[^[:space:]@]+$ ]] || die "Not an e-mail address: $email"
[[ -z $count || $count =~ ^[0-9]{1,3}$ ]] || die "--workers wants a number"
[[ -x $OPT/releases/$release/bin/neurocards ]] || die "There is no release $release below $OPT/releases"

check_machine() {
  # shellcheck source=/dev/null
  . /etc/os-release
  case ${ID:-}-${VERSION_ID:-} in
    debian-12 | debian-13 | ubuntu-22.04 | ubuntu-24.04) ;;
    *) say "This is ${PRETTY_NAME:-an unknown system}; made for are Debian 12 and 13, Ubuntu 22.04 and 24.04. Going on." ;;
  esac
  [[ $(uname -m) == x86_64 ]] || die "The release is for x86-64, this is $(uname -m)."
  local free
  free=$(df -Pk /var | awk 'NR == 2 {print int($4 / 1024)}')
  ((free > 3000)) || die "Only $free MB are free on the disk; at least 3000 are needed."
}

install_packages() {
  local wanted=(nginx openssl ca-certificates curl) missing=() package candidate
  [[ $firewall == yes ]] && wanted+=(ufw)
  [[ -n $domain ]] && wanted+=(certbot)
  for package in "${wanted[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  if ! compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null; then
    apt-get update -qq
    candidate=$(apt-cache policy postgresql | awk '/Candidate:/ {print int($2)}')
    if ((${candidate:-0} >= 15)); then
      missing+=(postgresql)
    else
      # PostgreSQL's own packages, by the script that the distribution brings for it.
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql-common ca-certificates gnupg
      /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y
      missing+=(postgresql-15)
    fi
  fi
  if ((${#missing[@]})); then
    say "Packages: ${missing[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  fi
  systemctl enable --now --quiet postgresql
}

# A server that was here before may be older than what is installed above; unless another one is named, it is the one that is used.
check_postgres() {
  [[ -z $(setting DATABASE_URL) ]] || database_is_here || return 0
  local number
  number=$(printf 'SHOW server_version_num;' | sql)
  ((number >= 150000)) || die "The PostgreSQL of this machine is version $((number / 10000)); 15 or newer is needed. Upgrade it (pg_upgradecluster), \
or write the DATABASE_URL of a newer one into $SETTINGS. The studio was not installed."
}

make_user_and_folders() {
  id neurocards >/dev/null 2>&1 \
    || useradd --system --user-group --home-dir "$VAR" --shell /usr/sbin/nologin --comment NeuroCards neurocards
  install -d -o neurocards -g neurocards -m 750 "$VAR" "$VAR/storage" "$VAR/backups" "$VAR/workers"
  install -d -m 755 /var/lib/neurocards-acme
  install -d -m 700 /etc/neurocards /etc/neurocards/tls
}

# Secrets are made once, here, and stay. Nothing of them is shown.
make_settings() {
  local word
  (umask 077 && touch "$SETTINGS")
  chown neurocards:neurocards "$SETTINGS"
  chmod 600 "$SETTINGS"
  if [[ ! -s $SETTINGS ]]; then
    printf '# The settings of this studio; every name is explained in %s.\n' "$OPT/current/.env.example" >"$SETTINGS"
  fi
  add_setting NEUROCARDS_MODE production
  add_setting BIND_ADDRESS 127.0.0.1
  add_setting PORT 8080
  add_setting STORAGE_BASE_PATH "$VAR/storage"
  add_setting BACKUP_TO "$VAR/backups"
  word=$(secret) && add_setting SECRET_KEY "$word"
  word=$(secret) && add_setting ADMIN_TOKEN "$word"
  word=$(secret) && add_setting BACKUP_KEY "$word"
  [[ -z $domain ]] || add_setting PUBLIC_BASE_URL "https://$domain"
  if [[ -z $(setting DATABASE_URL) ]]; then
    word=$(secret)
    printf "DO \$\$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'neurocards') THEN CREATE ROLE neurocards LOGIN; END IF; END \$\$;\nALTER ROLE neurocards PASSWORD '%s';\n" "$word" | sql
    [[ $(printf "SELECT count(*) FROM pg_database WHERE datname = 'neurocards';" | sql) == 1 ]] \
      || printf 'CREATE DATABASE neurocards OWNER neurocards;' | sql
    add_setting DATABASE_URL "postgres://neurocards:$word@127.0.0.1:5432/$DATABASE"
  fi
}

# A certificate of this machine's own, until there is one that browsers know: certificate.sh.
make_certificate() {
  local tls=/etc/neurocards/tls
  if [[ ! -e $tls/fullchain.pem ]]; then
    (umask 077 && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj "/CN=${domain:-neurocards}" \
      -addext "subjectAltName=DNS:${domain:-neurocards.local}" -keyout "$tls/privkey.pem" -out "$tls/fullchain.pem" 2>/dev/null)
  fi
}

open_firewall() {
  local port ports=(22 80 443) said
  for port in $(sshd -T 2>/dev/null | awk '$1 == "port" {print $2}' || true) ${SSH_CONNECTION:+"${SSH_CONNECTION##* }"}; do
    ports+=("$port")
  done
  for port in "${ports[@]}"; do
    said=$(ufw allow "$port/tcp" 2>&1) || { say "No firewall was set up; ufw says: $said" >&2; return 0; }
  done
  said=$(ufw --force enable 2>&1) || say "No firewall was set up; ufw says: $said" >&2
}

check_machine
"$OPT/releases/$release/deploy/server/swap.sh"
install_packages
check_postgres
make_user_and_folders
had=$(current_release)
[[ -e $OPT/current ]] || switch_to "$release"
make_settings
make_certificate
if [[ $had != none && $had != "$release" ]]; then
  say "Release $had runs here; $release takes its place as an update."
  exec "$OPT/releases/$release/deploy/server/update.sh" "$release"
fi
switch_to "$release"
install_units
systemctl try-restart systemd-journald || true
systemctl enable --quiet neurocards-bot.service neurocards-worker.service neurocards-backup.timer
if [[ -n $count ]]; then
  for ((number = 1; number <= count; number++)); do systemctl enable --quiet "neurocards-worker@$number.service"; done
elif [[ -z $(workers) ]]; then
  systemctl enable --quiet neurocards-worker@1.service
fi
systemctl start neurocards-worker.service neurocards-backup.timer
start_studio || die "The studio does not get ready: journalctl -u neurocards-bot"
install_site
[[ $firewall == no ]] || open_firewall
if [[ -n $domain && -n $email ]]; then
  "$OPT/current/deploy/server/certificate.sh" "$domain" "$email" || say "No certificate yet: point the A record of $domain here, then sudo $OPT/current/deploy/server/certificate.sh $domain $email"
fi
# The studio is heard already; its next start is the quick one.
make_aot_cache "$release"
sweep_releases
say "Release $release runs, with the workers $(workers). Settings: $SETTINGS"
