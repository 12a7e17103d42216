#!/usr/bin/env bash
# How the studio and its server are, on one screen.
# shellcheck source=deploy/server/lib.sh
. "$(dirname "$(readlink -f "$0")")/lib.sh"
need_root
title() { printf '\n== %s\n' "$*"; }

title "Studio: release $(current_release), before it $(previous_release)"
for unit in neurocards-bot.service $(worker_units) postgresql.service nginx.service neurocards-backup.timer; do
  printf '%-34s %-10s since %s\n' "$unit" "$(systemctl is-active "$unit" || true)" \
    "$(systemctl show -p ActiveEnterTimestamp --value "$unit")"
done
port=$(setting PORT)
if "$OPT/current/bin/healthcheck.sh" /readyz "${port:-8080}"; then say "It can work (/readyz)."; else say "It can NOT work (/readyz)."; fi

if database_is_here; then
  title "Customers and clips"
  printf "%s\n" \
    "SELECT 'customers: ' || count(*) FROM persons;" \
    "SELECT 'clips ' || status || ': ' || count(*) FROM jobs GROUP BY status ORDER BY status;" \
    "SELECT 'customer since ' || to_char(created_at, 'YYYY-MM-DD HH24:MI') || '  ' || id FROM persons ORDER BY created_at DESC LIMIT 5;" \
    "SELECT 'clip of ' || to_char(created_at, 'YYYY-MM-DD HH24:MI') || '  ' || status || '  ' || id FROM jobs ORDER BY created_at DESC LIMIT 5;" \
    "SELECT 'database: ' || pg_size_pretty(pg_database_size('neurocards')) || ', ' || count(*) || ' connections' FROM pg_stat_activity WHERE datname = 'neurocards';" \
    | sql "$DATABASE"
fi

title "Machine"
printf 'up %s, load %s, %s processors\n' "$(uptime -p 2>/dev/null | sed 's/^up //')" "$(cut -d' ' -f1-3 /proc/loadavg)" "$(nproc)"
awk '/^(MemTotal|MemAvailable|SwapTotal|SwapFree):/ {printf "%s %d MB  ", $1, $2 / 1024} END {print ""}' /proc/meminfo
df -h --output=target,size,used,avail,pcent / "$VAR" | sort -u
du -sh "$VAR/storage" "$VAR/backups" "$VAR/dumps" 2>/dev/null || true
say "certificate: $(openssl x509 -enddate -noout -in /etc/neurocards/tls/fullchain.pem 2>/dev/null | cut -d= -f2)"
systemctl list-timers --no-pager --no-legend neurocards-backup.timer certbot.timer 2>/dev/null || true

title "Newest backups"
find "$VAR/backups" -maxdepth 1 -name '*.ncb' -printf '%TY-%Tm-%Td %TH:%TM  %s bytes  %f\n' 2>/dev/null | sort | tail -n 3

title "Warnings and errors of the last day"
journalctl -u 'neurocards-*' --since '-1 day' --no-pager -o short-iso 2>/dev/null | grep -E ' (WARN|ERROR) ' | tail -n "${LINES_OF_LOG:-15}" || true
