#!/usr/bin/env bash
# certificate.sh DOMAIN EMAIL [--dry-run]: a certificate of Let's Encrypt for nginx; certbot's own timer renews it, and nginx is told.
# shellcheck source=deploy/server/lib.sh
. "$(dirname "$(readlink -f "$0")")/lib.sh"
need_root
domain=${1:?certificate.sh DOMAIN EMAIL}
email=${2:?certificate.sh DOMAIN EMAIL}
command -v certbot >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends certbot >/dev/null
certbot certonly --non-interactive --agree-tos --email "$email" --webroot -w /var/lib/neurocards-acme -d "$domain" \
  --deploy-hook 'systemctl reload nginx' "${@:3}"
[[ ${3:-} != --dry-run ]] || exit 0
ln -sfn "/etc/letsencrypt/live/$domain/fullchain.pem" /etc/neurocards/tls/fullchain.pem
ln -sfn "/etc/letsencrypt/live/$domain/privkey.pem" /etc/neurocards/tls/privkey.pem
nginx -t -q
systemctl reload nginx
systemctl enable --now --quiet certbot.timer
say "https://$domain has a certificate until $(openssl x509 -enddate -noout -in /etc/neurocards/tls/fullchain.pem | cut -d= -f2)."
