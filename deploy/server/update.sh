#!/usr/bin/env bash
# update.sh RELEASE       tries the scripts of the schema on a copy of the database, and ends when they fail, with the release of now never stopped;
#                         then stops, dumps the database, switches, starts, looks; goes back to what was when it does not get ready
# update.sh --rollback    back to the release before; the database stays, unless --with-database brings back its dump of then
# shellcheck source=deploy/server/lib.sh
. "$(dirname "$(readlink -f "$0")")/lib.sh"
need_root
exec 9>"${UPDATE_LOCK:-/run/neurocards-update.lock}"
flock -n 9 || die "Another update is at work."

# Back to RELEASE; when scripts of the schema have run since DUMP was made, the database goes back too, and the other one is kept.
go_back() {
  local release=$1 file=$2 before=$3
  stop_studio || true
  if ! switch_to "$release" || ! install_units; then die "Release $release can't be switched to."; fi
  if [[ -n $file && $(schema_scripts) != "$before" ]]; then
    local kept
    kept="neurocards_failed_$(date -u +%Y%m%d%H%M%S)"
    say "The newer release has changed tables: the database goes back to $file, the changed one is kept as $kept."
    exchange_database "$file" "$kept" || die "The database can't be put back: $file"
  fi
  start_studio && install_site
}

update() {
  local release=$1 from file='' before=''
  [[ -x $OPT/releases/$release/bin/neurocards ]] || die "There is no release $release below $OPT/releases"
  from=$(current_release)
  [[ $from != none ]] || die "Nothing is installed here: install.sh"
  make_aot_cache "$release"
  if database_is_here && ! rehearse "$release"; then
    die "The scripts of $release could not be run on a copy of the database; $from goes on as if nothing had been."
  fi
  stop_studio
  if database_is_here; then
    file=$VAR/dumps/before-$release.dump
    before=$(schema_scripts)
    dump "$file" || { start_studio || true; die "The database could not be dumped; $from goes on."; }
  else
    say "The database is not on this server: it is not dumped here, and a failing update can't take its tables back."
  fi
  switch_to "$release"
  install_units
  if start_studio && install_site; then
    if [[ $from != "$release" ]]; then
      ln -sfn "$OPT/releases/$from" "$OPT/previous"
      printf '%s\n%s\n' "$file" "$before" >"$OPT/releases/$release/.came-from"
    fi
    sweep_releases
    say "Release $release runs. Back to $from: update_vps.sh --rollback"
  else
    journalctl -u neurocards-bot -n 15 --no-pager -o cat >&2 || true
    go_back "$from" "$file" "$before" || die "Neither $release nor $from gets ready. The dump is $file."
    die "Release $release did not get ready, and $from runs again."
  fi
}

rollback() {
  local from to file='' before=''
  from=$(current_release)
  to=$(previous_release)
  [[ $to != none && -d $OPT/releases/$to ]] || die "There is no release before this one."
  if [[ ${1:-} == --with-database ]]; then
    { read -r file; read -r before; } <"$OPT/releases/$from/.came-from"
    [[ -f $file ]] || die "The dump $file is gone."
    before="not $(schema_scripts)"
  fi
  go_back "$to" "$file" "$before" || die "$to does not get ready: journalctl -u neurocards-bot"
  ln -sfn "$OPT/releases/$from" "$OPT/previous"
  say "Release $to runs again."
}

case ${1:-} in
  --rollback) rollback "${2:-}" ;;
  '' | -*) die "update.sh RELEASE | --rollback [--with-database]" ;;
  *) update "$1" ;;
esac
