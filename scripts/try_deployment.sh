#!/usr/bin/env bash
# Tries the scripts for a server on a bare Debian in a container of systemd-nspawn, with a real systemd, sshd, PostgreSQL and nginx.
#   sudo scripts/try_deployment.sh [FOLDER]     FOLDER is /var/tmp/neurocards-trial; the bare system and packages stay there
# Wants root, systemd-container, debootstrap, nginx, curl, python3, a JDK 25, and the way to deb.debian.org. RELEASE or JAR save the build.
# Done: install and a first order over TLS, install again, restart of the machine, update, an update that fails, rollback, backup,
# restore onto another bare system with equal counts; with TRY=backup only the first and the last two, with KEEP=yes on the
# system that an earlier run left. What it measures is printed last. Not done: certbot, which wants a name of
# the internet; the firewall, where the kernel has none (it is said).
set -euo pipefail
cd "$(dirname "$(dirname "$(readlink -f "$0")")")"
((EUID == 0)) || { echo "Run this as root." >&2; exit 1; }

home=${1:-/var/tmp/neurocards-trial}
mirror=${MIRROR:-http://deb.debian.org}
name=nctrial
host=10.77.0.1 guest=10.77.0.2 domain=studio.trial
mkdir -p "$home"
home=$(readlink -f "$home")
started=()
figures=()
leader=''

say() { printf '%s  %s\n' "$(date -u +%H:%M:%S)" "$*"; }
fail() { say "FAILED: $*" >&2; exit 1; }
end() {
  local pid
  stop_machine || true
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
}
trap end EXIT

figure() { figures+=("$(printf '%-52s %s' "$1" "$2")"); say "$1: $2"; }

# The bare system, once: what a provider's image of Debian has, systemd and sshd with a key.
make_base() {
  [[ -x $home/base/usr/lib/systemd/systemd ]] && return 0
  debootstrap --variant=minbase \
    --include=systemd,systemd-sysv,dbus,libpam-systemd,openssh-server,ca-certificates,iproute2,procps,tzdata \
    bookworm "$home/base" "$mirror/debian" >"$home/debootstrap.log"
}

# Packages come through an nginx of this machine, which keeps them.
start_mirror() {
  mkdir -p "$home/mirror/cache" "$home/mirror/tmp"
  cat >"$home/mirror/nginx.conf" <<CONF
user root;
pid $home/mirror/pid;
error_log $home/mirror/error.log;
events {}
http {
  access_log off;
  proxy_cache_path $home/mirror/cache keys_zone=debs:10m max_size=3g inactive=30d;
  proxy_temp_path $home/mirror/tmp;
  client_body_temp_path $home/mirror/tmp;
  server {
    listen $host:3142;
    location / {
      proxy_pass $mirror;
      proxy_http_version 1.1;
      proxy_set_header Host ${mirror#*://};
      proxy_cache debs;
      proxy_cache_valid 200 1d;
    }
  }
}
CONF
  nginx -c "$home/mirror/nginx.conf" -g 'daemon off;' &
  started+=($!)
}

start_machine() {
  local root=$1
  # Secrets of before are none of after.
  systemd-nspawn -b -D "$root" --register=no --keep-unit --console=pipe --machine="$name" --network-veth \
    </dev/null >"$home/machine.log" 2>&1 &
  nspawn=$!
  started+=("$nspawn")
  local try
  for ((try = 0; try < 100; try++)); do
    leader=$(pgrep -P "$nspawn" -x systemd || true)
    [[ -n $leader ]] && ip link show "ve-$name" >/dev/null 2>&1 && break
    sleep 0.2
  done
  [[ -n $leader ]] || fail "the container does not start: $home/machine.log"
  ip addr replace "$host/24" dev "ve-$name"
  ip link set "ve-$name" up
  nsenter -t "$leader" -n ip addr replace "$guest/24" dev host0
  nsenter -t "$leader" -n ip link set host0 up
  nsenter -t "$leader" -n ip link set lo up
  for ((try = 0; try < 150; try++)); do
    (exec 3<>"/dev/tcp/$guest/22") 2>/dev/null && return 0
    sleep 0.2
  done
  fail "sshd does not answer"
}

stop_machine() {
  [[ -n $leader ]] || return 0
  kill -s RTMIN+4 "$leader" 2>/dev/null || true
  local try
  for ((try = 0; try < 300; try++)); do
    kill -0 "$nspawn" 2>/dev/null || { leader=''; return 0; }
    sleep 0.2
  done
  kill -KILL "$leader"
  leader=''
}

new_root() {
  rm -rf "$1"
  cp -a "$home/base" "$1"
  printf 'deb http://%s:3142/debian bookworm main\ndeb http://%s:3142/debian-security bookworm-security main\n' "$host" "$host" >"$1/etc/apt/sources.list"
  printf 'trial\n' >"$1/etc/hostname"
  install -d -m 700 "$1/root/.ssh"
  install -m 600 "$home/key.pub" "$1/root/.ssh/authorized_keys"
}

on() { ssh -q -i "$home/key" -o UserKnownHostsFile="$home/known_hosts" -o StrictHostKeyChecking=accept-new "root@$guest" "$@"; }
fetch() { curl -sS --cacert "$home/tls.pem" --resolve "$domain:443:$guest" "$@"; }
get_certificate() { on cat /etc/neurocards/tls/fullchain.pem >"$home/tls.pem"; }
count_rows() {
  on "runuser -u postgres -- psql -X -A -t -d neurocards" <<'SQL'
SELECT 'persons ' || count(*) FROM persons;
SELECT 'jobs ' || string_agg(status || ' ' || n, ', ' ORDER BY status) FROM (SELECT status, count(*) n FROM jobs GROUP BY status) s;
SELECT 'postings ' || count(*) || ' ' || md5(string_agg(p::text, '|' ORDER BY p::text)) FROM ledger_postings p;
SELECT 'identities ' || count(*) || ' ' || md5(string_agg(i::text, '|' ORDER BY i::text)) FROM identities i;
SQL
}
release_there() { basename "$(on readlink /opt/neurocards/current)"; }
is_ready() { [[ $(fetch -o /dev/null -w '%{http_code}' "https://$domain/readyz") == 200 ]]; }

# A mail server for the sign-up, in the container's network, which remembers the newest mail.
start_mail() {
  nsenter -t "$leader" -n python3 - "$home/mail.txt" <<'PY' &
import socket, sys, threading
server = socket.create_server(("127.0.0.1", 2525))
def serve(c):
    f = c.makefile("rwb")
    def tell(line): f.write(line + b"\r\n"); f.flush()
    tell(b"220 trial")
    while line := f.readline():
        word = line[:4].upper()
        if word == b"DATA":
            tell(b"354 go on")
            text = b""
            while (line := f.readline()) not in (b".\r\n", b""): text += line
            open(sys.argv[1], "wb").write(text)
            tell(b"250 kept")
        elif word == b"QUIT": tell(b"221 bye"); break
        elif word == b"EHLO": tell(b"250 trial")
        else: tell(b"250 ok")
while True: threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
PY
  started+=($!)
}

sign_in() {
  fetch -f "https://$domain/v1/website/sessions" -H 'Content-Type: application/json' \
    -d '{"email":"ann@studio.trial","password":"a long password"}' | grep -oP '(?<="access_token":")[^"]+'
}

# Sign-up, proof, one clip from a photo, downloaded: what a first customer does.
first_order() {
  local json='Content-Type: application/json' code='' token job url try
  rm -f "$home/mail.txt"
  fetch -f -o /dev/null "https://$domain/v1/website/users/" -H "$json" -d '{"email":"ann@studio.trial","password":"a long password","accept_terms":true}'
  for ((try = 0; try < 60; try++)); do
    code=$(python3 -c 'import email,email.policy,sys,re;m=email.message_from_binary_file(open(sys.argv[1],"rb"),policy=email.policy.default);print(re.search(r"\b\d{6}\b",m.get_body(("plain",)).get_content())[0])' "$home/mail.txt" 2>/dev/null || true)
    [[ -n $code ]] && break
    sleep 0.5
  done
  [[ -n $code ]] || fail "no mail with a code came"
  fetch -f -o /dev/null "https://$domain/v1/website/users/ann@studio.trial/verify" -H "$json" -d "{\"code\":\"$code\"}"
  token=$(sign_in)
  job=$(fetch -f "https://$domain/v1/videos" -H "Authorization: Bearer $token" -H 'Idempotency-Key: my-first' \
    -F photo=@src/test/resources/photos/sneaker.jpg -F template=ad -F description='White sneaker' | grep -oP '(?<="job_id":")[^"]+' | head -1)
  url=$(fetch -fN -m 300 "https://$domain/v1/videos/$job/events" -H "Authorization: Bearer $token" | grep -m1 -oP '(?<="download_url":")[^"]+' || true)
  [[ -n $url ]] || fail "the clip did not get ready"
  fetch -f -o "$home/clip.mp4" "$url"
  [[ $(stat -c %s "$home/clip.mp4") -gt 100000 && $(dd if="$home/clip.mp4" bs=1 skip=4 count=4 2>/dev/null) == ftyp ]] || fail "the clip is no film"
}

# other_release ID MIGRATION SQL [MIGRATION SQL]: the same release with more scripts of the schema.
other_release() {
  local id=$1 folder
  shift
  folder=$(mktemp -d "$home/release.XXXXXX")
  tar -xzf "$release" -C "$folder"
  while (($#)); do
    mkdir -p "$folder/more/db/migration"
    printf '%s\n' "$2" >"$folder/more/db/migration/$1.sql"
    shift 2
  done
  # One that does not fit: it is passed over, and none is made, which takes its time.
  on cat /opt/neurocards/current/app.aot >"$folder/app.aot" || rm -f "$folder/app.aot"
  (cd "$folder/more" && python3 -m zipfile -l ../app/neurocards.jar >/dev/null && zip_into ../app/neurocards.jar)
  rm -rf "$folder/more"
  tar -C "$folder" -c . | gzip -1 >"$home/neurocards-$id.tar.gz"
  rm -rf "$folder"
}
zip_into() { python3 -c 'import sys,zipfile,os
with zipfile.ZipFile(sys.argv[1],"a",zipfile.ZIP_STORED) as z:
    for f in sorted(os.listdir("db/migration")): z.write("db/migration/"+f)' "$1"; }

make_base
[[ -f $home/key ]] || ssh-keygen -q -t ed25519 -N '' -f "$home/key"
release=${RELEASE:-}
[[ -n $release ]] || release=$(scripts/build_release.sh)
release=$(readlink -f "$release")
export SSH_KEY=$home/key SSH_KNOWN_HOSTS=$home/known_hosts DOMAIN=$domain FIREWALL=${FIREWALL:-on}
rm -f "$home/known_hosts"

if [[ ${KEEP:-} == yes && -d $home/one/opt/neurocards ]]; then
  say "The Debian of an earlier run, as it is"
else
  say "A bare Debian"
  new_root "$home/one"
fi
start_machine "$home/one"
start_mirror
# Everything that any process is called with, to look for secrets later.
(while :; do ps -eww -o args; sleep 0.1; done >"$home/seen.txt") &
started+=($!)

made_by=$release
say "Install"
begun=$SECONDS
RELEASE=$release scripts/deploy_to_vps.sh "$guest" 2>&1 | tee "$home/install.log"
get_certificate
is_ready || fail "no answer over TLS"
figure "bare system to first answer over TLS" "$((SECONDS - begun)) s"
on systemctl is-active --quiet neurocards-bot neurocards-worker@1 neurocards-backup.timer postgresql nginx || fail "a unit is not active"
on 'printf "SMTP_SERVER=127.0.0.1\nSMTP_PORT=2525\nSMTP_FROM=studio@studio.trial\n" >>/var/neurocards/.env && systemctl restart neurocards-bot neurocards-worker'
for ((try = 0; try < 120; try++)); do is_ready && break; sleep 1; done
start_mail
first_order
figure "bare system to first clip of a first customer" "$((SECONDS - begun)) s"
on 'systemctl show -p MemoryCurrent neurocards-bot neurocards-worker@1; ps -C java -o rss,args --sort=-rss | cut -c1-60'
first=$(count_rows)
env_first=$(on sha256sum /var/neurocards/.env /etc/neurocards/tls/privkey.pem)
printf '%s\n' "$first"

if [[ ${TRY:-all} != backup ]]; then
say "Install again"
begun=$SECONDS
RELEASE=$release scripts/deploy_to_vps.sh "$guest"
figure "install again" "$((SECONDS - begun)) s"
[[ $(on sha256sum /var/neurocards/.env /etc/neurocards/tls/privkey.pem) == "$env_first" ]] || fail "settings changed"
[[ $(count_rows) == "$first" ]] || fail "rows changed"
is_ready || fail "not ready after the second install"

say "The machine starts anew"
stop_machine
begun=$SECONDS
start_machine "$home/one"
for ((try = 0; try < 120; try++)); do is_ready 2>/dev/null && break; sleep 0.5; done
is_ready || fail "not ready after a restart of the machine"
figure "machine started to first answer over TLS" "$((SECONDS - begun)) s"

say "Update"
other_release next-good V9001__trial "COMMENT ON TABLE jobs IS 'of the good one';"
begun=$SECONDS
RELEASE=$home/neurocards-next-good.tar.gz scripts/update_vps.sh "$guest"
figure "update" "$((SECONDS - begun)) s"
[[ $(release_there) == next-good ]] || fail "the update is not there"
made_by=$home/neurocards-next-good.tar.gz
[[ $(count_rows) == "$first" ]] || fail "rows changed"

say "An update that fails"
other_release next-bad V9001__trial "COMMENT ON TABLE jobs IS 'of the good one';" V9002__trial "COMMENT ON TABLE jobs IS 'of the bad one';" V9003__trial 'SELECT there_is_no_such_thing();'
begun=$SECONDS
if RELEASE=$home/neurocards-next-bad.tar.gz scripts/update_vps.sh "$guest"; then fail "it was taken for good"; fi
figure "failing update, until the older release ran again" "$((SECONDS - begun)) s"
[[ $(release_there) == next-good ]] || fail "it did not go back"
[[ $(on "runuser -u postgres -- psql -X -A -t -d neurocards -c \"SELECT obj_description('jobs'::regclass)\"") == 'of the good one' ]] || fail "the tables did not go back"
[[ $(count_rows) == "$first" ]] || fail "rows changed"
is_ready || fail "not ready after the failing update"

say "Rollback"
begun=$SECONDS
scripts/update_vps.sh "$guest" --rollback
figure "rollback by hand" "$((SECONDS - begun)) s"
is_ready || fail "not ready after the rollback"
[[ $(count_rows) == "$first" ]] || fail "rows changed"

say "How it is"
scripts/monitor_vps.sh "$guest" | tee "$home/status.txt"
on neurocards-workers status
on 'neurocards-workers count 2 && neurocards-workers status && neurocards-workers count 1'
# The unit of all workers does not wait for each of them.
on 'systemctl restart neurocards-worker; for i in {1..120}; do systemctl is-active --quiet neurocards-worker@1 && exit 0; sleep 0.5; done; exit 1' || fail "the worker did not come back"
fi

if on neurocards backup list >/dev/null 2>&1; then
  say "Backup"
  rm -rf "$home/backups" "$home/backup.key"
  begun=$SECONDS
  scripts/backup_vps.sh "$guest" "$home/backups" --with-media
  scripts/backup_vps.sh "$guest" --key "$home/backup.key"
  figure "backup, with files" "$((SECONDS - begun)) s"
  on systemctl start neurocards-backup.service || fail "the nightly one fails"

  say "Another bare system"
  on 'grep -oP "^[A-Z_]*(SECRET|TOKEN|KEY|URL)[A-Z_]*=\K.*" /var/neurocards/.env' >"$home/secrets.txt"
  stop_machine
  rm -f "$home/known_hosts"
  new_root "$home/two"
  start_machine "$home/two"
  # A backup comes back to the release that made it; its tables are those of the good update.
  RELEASE=$made_by scripts/deploy_to_vps.sh "$guest" >"$home/install-two.log" 2>&1 || { cat "$home/install-two.log"; fail "install on the second"; }
  get_certificate
  begun=$SECONDS
  KEY_FILE=$home/backup.key scripts/restore_vps.sh "$guest" "$(find "$home/backups" -name '*.ncb' -maxdepth 1 | sort | tail -1)" --with-media
  figure "restore onto another server" "$((SECONDS - begun)) s"
  [[ $(count_rows) == "$first" ]] || { count_rows; fail "the restored rows differ"; }
  is_ready || fail "not ready after the restore"
  token=$(sign_in)
  url=$(fetch -f "https://$domain/v1/videos" -H "Authorization: Bearer $token" | grep -oP '(?<="download_url":")[^"]+' | head -1)
  fetch -f -o "$home/restored.mp4" "$url"
  cmp "$home/clip.mp4" "$home/restored.mp4" || fail "the restored clip is another"
else
  say "This release has no backups; backup and restore are not tried."
fi

say "Secrets in any list of processes"
on 'grep -oP "^[A-Z_]*(SECRET|TOKEN|KEY|URL)[A-Z_]*=\K.*" /var/neurocards/.env' >>"$home/secrets.txt"
grep -v '^https\?://' "$home/secrets.txt" | sed -nE 's#^postgres://[^:]*:([^@]*)@.*#\1#; /.{12,}/p' | sort -u >"$home/words.txt"
if grep -qFf "$home/words.txt" "$home/seen.txt"; then fail "a secret was seen in a list of processes"; fi
figure "secrets looked for among $(wc -l <"$home/seen.txt") command lines" "$(wc -l <"$home/words.txt"), none seen"
rm -f "$home/secrets.txt" "$home/words.txt" "$home/seen.txt"

printf '\n'
printf '%s\n' "${figures[@]}" | tee "$home/figures.txt"
say "All of it holds."
