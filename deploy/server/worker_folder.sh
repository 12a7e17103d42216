#!/usr/bin/env bash
# worker_folder.sh NUMBER: the folder that a worker runs in, with a link to the settings of all.
set -euo pipefail
[[ ${1:-} =~ ^[A-Za-z0-9-]{1,32}$ ]] || { echo "worker_folder.sh NUMBER" >&2; exit 2; }
install -d -o neurocards -g neurocards -m 750 /var/neurocards/workers "/var/neurocards/workers/$1"
ln -sfn /var/neurocards/.env "/var/neurocards/workers/$1/.env"
