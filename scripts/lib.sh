#!/usr/bin/env bash
# What the scripts for a server share: the way to it, and a release to bring there.
#   SSH_USER (root), SSH_PORT (22), SSH_KEY (a file)    how it is reached; another user than root needs sudo without a password
#   RELEASE (a file of scripts/build_release.sh)        what is brought there; built now unless set
set -euo pipefail

ROOT=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# reach SERVER: one connection for everything that follows.
reach() {
  [[ $1 =~ ^[A-Za-z0-9][A-Za-z0-9.:-]*$ ]] || die "Not an address of a server: $1"
  SERVER=$1
  WORK=$(mktemp -d)
  trap 'ssh -o ControlPath="$WORK/ssh" -O exit "$SERVER" 2>/dev/null || true; rm -rf "$WORK"' EXIT
  SSH=(ssh -p "${SSH_PORT:-22}" -l "${SSH_USER:-root}" -o ControlMaster=auto -o ControlPath="$WORK/ssh" -o ControlPersist=60
    -o ServerAliveInterval=15 -o ConnectTimeout=15 -o StrictHostKeyChecking=accept-new)
  [[ -z ${SSH_KEY:-} ]] || SSH+=(-i "$SSH_KEY" -o IdentitiesOnly=yes)
  [[ -z ${SSH_KNOWN_HOSTS:-} ]] || SSH+=(-o UserKnownHostsFile="$SSH_KNOWN_HOSTS")
  "${SSH[@]}" "$SERVER" true || die "The server $SERVER can't be reached as ${SSH_USER:-root}, port ${SSH_PORT:-22}."
}

# there COMMAND WORDS…: runs it on the server as root; standard input and output go through.
there() {
  local line
  line=$(printf '%q ' "$@")
  [[ ${SSH_USER:-root} == root ]] || line="sudo -n $line"
  "${SSH[@]}" "$SERVER" "$line"
}

# shellcheck disable=SC2034 # used by those who source this
SERVER_SCRIPTS=/opt/neurocards/current/deploy/server

# bring_release: unpacks it below /opt/neurocards/releases unless it is there, and sets RELEASE_ID.
bring_release() {
  local file=${RELEASE:-} sum
  if [[ -z $file ]]; then
    file=$("$ROOT/scripts/build_release.sh")
  fi
  [[ -f $file ]] || die "There is no release $file"
  RELEASE_ID=$(basename "$file" .tar.gz)
  RELEASE_ID=${RELEASE_ID#neurocards-}
  [[ $RELEASE_ID =~ ^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$ ]] || die "Not the name of a release: $(basename "$file")"
  if there test -x "/opt/neurocards/releases/$RELEASE_ID/bin/neurocards"; then
    say "Release $RELEASE_ID is there already."
    return
  fi
  sum=$(sha256sum "$file" | cut -d' ' -f1)
  say "Bringing release $RELEASE_ID ($(du -h "$file" | cut -f1)) …"
  # shellcheck disable=SC2016 # what is in quotes is for the server
  there bash -c '
    set -euo pipefail
    umask 022
    mkdir -p /opt/neurocards/releases
    cd /opt/neurocards/releases
    rm -rf ".$1.part"
    mkdir ".$1.part"
    trap "rm -rf /opt/neurocards/releases/.$1.part /opt/neurocards/releases/.$1.tar.gz" EXIT
    cat >".$1.tar.gz"
    printf "%s  %s\n" "$2" ".$1.tar.gz" | sha256sum -c --quiet
    tar -xzf ".$1.tar.gz" --no-same-owner -C ".$1.part"
    rm -rf "$1"
    mv -T ".$1.part" "$1"
    touch "$1"' bring "$RELEASE_ID" "$sum" <"$file"
}
