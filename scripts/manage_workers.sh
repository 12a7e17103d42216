#!/usr/bin/env bash
# Workers of this server. On the server it is called neurocards-workers.
#   manage_workers.sh start|stop|restart|enable|disable N…   these workers; numbers or ranges such as 1-4
#   manage_workers.sh count N                                exactly N of them, now and at each start of the machine
#   manage_workers.sh status                                 what each one does
#   manage_workers.sh logs                                   what all of them say, as it comes
#   manage_workers.sh logs-one N                             what that one says
set -euo pipefail

units=()
add_units() {
  local given number
  for given in "$@"; do
    if [[ $given =~ ^([0-9]{1,3})-([0-9]{1,3})$ ]]; then
      for ((number = 10#${BASH_REMATCH[1]}; number <= 10#${BASH_REMATCH[2]}; number++)); do units+=("neurocards-worker@$number.service"); done
    elif [[ $given =~ ^[0-9]{1,3}$ ]]; then
      units+=("neurocards-worker@$((10#$given)).service")
    else
      echo "Not a worker's number: $given" >&2
      exit 2
    fi
  done
  ((${#units[@]})) || { echo "Which ones? manage_workers.sh $verb 1 2, or 1-4" >&2; exit 2; }
}

known() { systemctl list-units --all --plain --no-legend 'neurocards-worker@*' | awk '{print $1}'; }

verb=${1:-}
(($#)) && shift
case $verb in
  start | stop | restart | enable | disable)
    add_units "$@"
    systemctl "$verb" "${units[@]}"
    ;;
  count)
    [[ ${1:-} =~ ^[0-9]{1,3}$ ]] || { echo "manage_workers.sh count N" >&2; exit 2; }
    for unit in $(known); do
      number=${unit##*@}
      number=${number%.service}
      if [[ $number =~ ^[0-9]+$ ]] && ((number > 10#$1)); then systemctl disable --now --quiet "$unit"; fi
    done
    for ((number = 1; number <= 10#$1; number++)); do systemctl enable --now --quiet "neurocards-worker@$number.service"; done
    ;;
  status) systemctl list-units --all --plain --no-legend 'neurocards-worker@*' ;;
  logs) exec journalctl -f -n 50 -u 'neurocards-worker@*' ;;
  logs-one)
    add_units "$@"
    exec journalctl -f -n 50 -u "${units[0]}"
    ;;
  *)
    sed -nE '2,7s/^# ?//p' "$0" >&2
    exit 2
    ;;
esac
