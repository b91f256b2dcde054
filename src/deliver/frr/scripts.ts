import { DROP_STALE_KEYS } from "./session-scripts.ts";

/**
 * What runs on the switch: constant POSIX shell, whose only inputs are `$1`, `$2`, ... and standard input. All that a
 * delivery keeps on a switch is in one private folder, which `GUARD` removes if nobody else does.
 */

/** Prints `missing: ...` for each thing that a delivery needs and does not find, `daemons: NAMES` and `reload: PATH`. */
export const PREFLIGHT = `
missing() { printf 'missing: %s\\n' "$1"; }
for program in vtysh mktemp setsid python3; do
  command -v "$program" >/dev/null || missing "$program"
done
reload=
for candidate in /usr/lib/frr/frr-reload.py "$(command -v frr-reload.py)"; do
  [ -n "$reload" ] || ! [ -x "$candidate" ] || reload=$candidate
done
[ -n "$reload" ] || missing 'frr-reload.py (package frr-pythontools)'
[ -d /etc/frr ] && [ -w /etc/frr ] || missing "permission to write /etc/frr as $(id -un)"
printf 'daemons: %s\\n' "$(vtysh -c 'show daemons' 2>/dev/null)"
printf 'reload: %s\\n' "$reload"`;

export const READ_RUNNING = `vtysh -c 'show running-config no-header'`;

export const READ_STARTUP = `! [ -e /etc/frr/frr.conf ] || cat /etc/frr/frr.conf`;

/**
 * Makes the folder, sets its guard and stores standard input as the candidate. Prints the folder's path.
 * $1 the guard's script, $2 frr-reload.py, $3 seconds until it rolls back, $4 seconds until it tidies up
 */
export const UPLOAD = `
umask 077
folder=$(mktemp -d /tmp/calico-fabric.XXXXXXXXXX) || exit 1
setsid sh -c "$1" guard "$folder" "$2" "$3" "$4" </dev/null >/dev/null 2>&1 &
printf '%s\\n' "$folder"
cat >"$folder/candidate"`;

/** $1 folder */
export const CHECK = `vtysh -C -f "$1/candidate"`;

/** $1 folder, $2 frr-reload.py. Prints the commands that would be sent. */
export const TEST = `"$2" --test --stdout "$1/candidate"`;

/** $1 folder; standard input is what runs now. From here on the guard counts. */
export const ARM = `
umask 077
cat >"$1/running" || exit 1
for file in frr.conf frr.conf.sav; do
  ! [ -e "/etc/frr/$file" ] || cp -p "/etc/frr/$file" "$1/$file" || exit 1
done
: >"$1/armed"`;

/** $1 folder, $2 frr-reload.py. Without \`--stdout\` it would log each line it sends, passwords included. */
export const APPLY = `${DROP_STALE_KEYS}
"$2" --reload --overwrite --stdout --log-level error "$1/candidate"
code=$?
drop_stale_keys
exit "$code"`;

/** Standard input becomes what the switch loads when it starts, with owner and mode as they are. */
export const WRITE_STARTUP = `
new=/etc/frr/frr.conf.calico-fabric
cp -p /etc/frr/frr.conf "$new" && cat >"$new" && mv -f "$new" /etc/frr/frr.conf || { rm -f "$new"; exit 1; }`;

/** Prints what the switch remembers of a delivery by someone who keeps no state; nothing when it remembers none. */
export const READ_RECORD = `! [ -e /etc/frr/calico-fabric.json ] || cat /etc/frr/calico-fabric.json`;

/** Standard input is what it is to remember; when that is empty, it forgets. */
export const WRITE_RECORD = `
umask 077
new=/etc/frr/calico-fabric.json.new
cat >"$new" || { rm -f "$new"; exit 1; }
if [ -s "$new" ]; then mv -f "$new" /etc/frr/calico-fabric.json; else rm -f "$new" /etc/frr/calico-fabric.json; fi`;

/** $1 folder. Fails when the guard was quicker. */
export const CONFIRM = `mv "$1/armed" "$1/confirmed" && rm -rf "$1"`;

/** $1 folder, $2 seconds. Has the guard roll back now and waits for its word: \`done\` or \`failed\`. */
export const ROLL_BACK = `
mv "$1/armed" "$1/abort" 2>/dev/null
waited=0
while [ -d "$1" ] && [ "$waited" -lt "$2" ]; do
  if [ -e "$1/result" ]; then cat "$1/result"; exit 0; fi
  sleep 1
  waited=$((waited + 1))
done`;

/** $1 folder */
export const TIDY = `rm -rf "$1"`;

/**
 * Outlives the session that set it. Once armed it waits for a confirmation, and rolls back when told to or when time is
 * up; it ends when the folder is gone. The state is the name of one file in the folder, changed by renaming, so that of
 * two who want to change it one wins: armed -> confirmed (the session), armed -> abort (the session) -> rolling (the
 * guard), armed -> rolling (the guard).
 * $1 folder, $2 frr-reload.py, $3 seconds armed until it rolls back, $4 seconds unarmed until it tidies up
 */
export const GUARD = `${DROP_STALE_KEYS}
folder=$1 reload=$2 patience=$3 idle=$4
put_back() {
  back=no
  for try in 1 2 3; do
    "$reload" --reload --overwrite --stdout --log-level error "$folder/running" >"$folder/words" 2>&1
    drop_stale_keys
    if left=$("$reload" --test --stdout "$folder/running" 2>/dev/null) && [ -z "$left" ]; then
      back=yes
      break
    fi
    sleep 2
  done
  for file in frr.conf frr.conf.sav; do
    if [ -e "$folder/$file" ]; then
      cp -p "$folder/$file" "/etc/frr/$file.calico-fabric" && mv -f "/etc/frr/$file.calico-fabric" "/etc/frr/$file"
    else
      rm -f "/etc/frr/$file"
    fi
  done
  [ "$back" = yes ]
}
armed=0 unarmed=0
while sleep 1 && [ -d "$folder" ]; do
  if mv "$folder/abort" "$folder/rolling" 2>/dev/null; then
    if put_back; then
      mv "$folder/rolling" "$folder/rolled-back"
      echo done >"$folder/result"
    else
      mv "$folder/rolling" "$folder/armed"
      cat "$folder/words" >"$folder/result.new"
      mv "$folder/result.new" "$folder/result"
    fi
  elif [ -e "$folder/armed" ]; then
    armed=$((armed + 1))
    if [ "$armed" -ge "$patience" ] && mv "$folder/armed" "$folder/rolling" 2>/dev/null; then
      # If even this fails, the folder stays: it holds the only copy of what ran.
      if put_back; then rm -rf "$folder"; fi
      exit
    fi
  else
    unarmed=$((unarmed + 1))
    [ "$unarmed" -lt "$idle" ] || rm -rf "$folder"
  fi
done`;
