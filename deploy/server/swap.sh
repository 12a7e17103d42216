#!/usr/bin/env bash
# swap.sh: gives a machine of less than 3 GB a swap file of 2 GB, now and at each start, unless it has swap already. A machine that is
# larger, or a container, whose swap is its host's, is left as it is, and so is one whose disk has no room.
#   MEMORY (/proc/meminfo), SWAP_FILE (/swapfile), FSTAB (/etc/fstab), SWAP_MB (2048)
set -euo pipefail
export PATH=$PATH:/usr/sbin:/sbin

memory=${MEMORY:-/proc/meminfo}
file=${SWAP_FILE:-/swapfile}
table=${FSTAB:-/etc/fstab}
size=${SWAP_MB:-2048}
left_free=1000

megabytes() { awk -v name="$1:" '$1 == name {print int($2 / 1024)}' "$memory"; }

(($(megabytes MemTotal) < 3000)) || exit 0
(($(megabytes SwapTotal) == 0)) || exit 0
if systemd-detect-virt --container --quiet; then exit 0; fi

if [[ ! -e $file ]]; then
  free=$(df -Pm "$(dirname "$file")" | awk 'NR == 2 {print $4}')
  if ((free < size + left_free)); then
    echo "No swap file was made: only $free MB are free beside $file. This machine is small; make one, or have more memory." >&2
    exit 0
  fi
  trap 'rm -f "$file.part"' EXIT
  # A file with holes is no swap; not every file system can reserve without writing.
  (umask 077 && { fallocate -l "${size}M" "$file.part" || dd if=/dev/zero of="$file.part" bs=1M count="$size" status=none; })
  chmod 600 "$file.part"
  mkswap "$file.part" >/dev/null
  swapon "$file.part" || { echo "A swap file can't be used here; going on without it." >&2; exit 0; }
  swapoff "$file.part"
  mv "$file.part" "$file"
fi
swapon "$file"
awk -v file="$file" '$1 == file {found = 1} END {exit !found}' "$table" || printf '%s none swap sw 0 0\n' "$file" >>"$table"
echo "Swap: $file, $size MB."
