#!/usr/bin/env bash
# Puts the studio onto a server: Debian 12 or 13, Ubuntu 22.04 or 24.04, from bare. Repeating it changes no setting and loses nothing.
#   scripts/deploy_to_vps.sh IP
#   DOMAIN=studio.example.com EMAIL=you@example.com scripts/deploy_to_vps.sh IP     with a certificate
# WORKERS (1) and FIREWALL (on, off) too; SSH_USER, SSH_PORT, SSH_KEY and RELEASE as scripts/lib.sh says.
# shellcheck source=scripts/lib.sh
. "$(dirname "$(readlink -f "$0")")/lib.sh"

(($# == 1)) || die "scripts/deploy_to_vps.sh IP"
[[ -z ${EMAIL:-} || -n ${DOMAIN:-} ]] || die "EMAIL is for a certificate, which wants DOMAIN."
reach "$1"
bring_release
options=()
[[ -z ${DOMAIN:-} ]] || options+=(--domain "$DOMAIN")
[[ -z ${EMAIL:-} ]] || options+=(--email "$EMAIL")
[[ -z ${WORKERS:-} ]] || options+=(--workers "$WORKERS")
[[ ${FIREWALL:-on} == on ]] || options+=(--no-firewall)
there "/opt/neurocards/releases/$RELEASE_ID/deploy/server/install.sh" "$RELEASE_ID" "${options[@]}"
say "
What is next, on the server:
  nano /var/neurocards/.env            BOT_TOKEN, KIE_API_KEY, OPENAI_API_KEY … (.env.example names all)
  systemctl restart neurocards-bot neurocards-worker
The dashboard is at https://${DOMAIN:-$SERVER}/dashboard; its ADMIN_TOKEN stands in /var/neurocards/.env.
Keep the key of the backups elsewhere: scripts/backup_vps.sh $SERVER --key FILE"
