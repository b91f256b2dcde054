import type { DeviceCommands } from "../protocol/commands.ts";
import { LEAVE } from "./leave-script.ts";
import { NETWORK, NETWORK_PARTS, PLACES, SPLIT } from "./network-scripts.ts";
import { TAKE_ROUTER_IDS } from "./router-id-script.ts";
import { DROP_STALE_KEYS } from "./session-scripts.ts";

/** Sets `$reload` to frr-reload.py; empty where there is none. */
export const FIND_RELOAD = `
reload=
for candidate in /usr/lib/frr/frr-reload.py "$(command -v frr-reload.py)"; do
  [ -n "$reload" ] || ! [ -x "$candidate" ] || reload=$candidate
done`;

/** How FRR's programs are run, where that differs. */
export interface FrrPrograms {
  /** A function `reloads PROGRAM...`: has frr-reload.py, in `$way`, work on the file `$folder/$1`. Before it, what that needs. */
  readonly reloads: string;
  /** A function `typed FILE`: has vtysh read a private file. */
  readonly typed: string;
}

/**
 * frr-reload.py on the file `$folder/$1`. Its configuration folder is ours, for it saves what it has applied unless the file that it is given
 * is this folder's frr.conf; its scratch is private, for the lines that it sends stand there; and what it logs has none of them.
 */
const RELOADS = `${FIND_RELOAD}
there=$scratch/$1.d
mkdir -p "$there" && cp "$folder/$1" "$there/frr.conf" && cmp -s "$folder/$1" "$there/frr.conf" || return 1
if [ -e /etc/frr/vtysh.conf ]; then cp /etc/frr/vtysh.conf "$there/vtysh.conf"; else : >"$there/vtysh.conf"; fi
reloads() { "$@" "$reload" "$way" --stdout --log-level error --confdir "$there" --rundir "$scratch" "$there/frr.conf"; }
`;

/** Words before a secret, as an extended regular expression. */
const WORDS = "(password|md5|key-string|authentication-key|secret) ";

/**
 * Of the delta in `$1`, the commands that take a secret away. frr-reload.py would give each to vtysh as an argument, for everybody on the
 * switch to see.
 */
const SECRETS = `
secrets() {
  awk '
    function flush() { if (deletes && last ~ /^[ \\t]*no .*${WORDS}/) print block; block = last = "" }
    /^Lines To / { flush(); deletes = /Delete/; next }
    /^=*$/ { next }
    /^[^ \\t]/ { flush(); block = last = $0; next }
    { block = block "\\n" $0; last = $0 }
    END { flush() }' "$1"
}
`;

/** FRR's part of a system, and what comes before all else where it is brought to a text, ports' addresses included. */
export type FrrCommands = DeviceCommands & { readonly leave: string };

/** FRR, by vtysh and frr-reload.py, wherever they run. */
export const frrCommandsBy = ({ reloads, typed }: FrrPrograms): FrrCommands => ({
  leave: `${typed}${LEAVE}
mkdir -p "$scratch"
leave "$folder/$1"`,
  answering: `vtysh -c 'show daemons'`,
  snapshot: `vtysh -c 'show running-config no-header'`,
  // FRR's own `write` leaves the last line out.
  save: `vtysh -c 'show running-config no-header' | sed '\${/^end$/d;}'`,
  differs: `${reloads}
way=--test
reloads`,
  bring: `${reloads}${typed}${SECRETS}${DROP_STALE_KEYS}${TAKE_ROUTER_IDS}
way=--test
if snapshot | grep -q -E '${WORDS}'; then
  reloads >"$scratch/delta" || { cat "$scratch/delta"; return 1; }
  secrets "$scratch/delta" >"$scratch/secrets"
  if [ -s "$scratch/secrets" ]; then
    typed "$scratch/secrets"
    reloads >"$scratch/delta" && [ -z "$(secrets "$scratch/delta")" ] || {
      say 'a password could not be taken away in private'
      return 1
    }
  fi
fi
way=--reload
reloads timeout -k 5 "$2"
code=$?
drop_stale_keys
take_router_ids
return "$code"`,
});

const routing = frrCommandsBy({ reloads: RELOADS, typed: `typed() { vtysh -f "$1"; }` });

/** FRR as a system's own, and what ifupdown2 makes of the same text. */
export const frrCommands: DeviceCommands = {
  answering: routing.answering,
  snapshot: `${NETWORK_PARTS}
${routing.snapshot} && network_runs`,
  save: `${routing.save}
! folded || grep '^!|' "$folder/candidate" || :`,
  places: PLACES,
  split: `${NETWORK_PARTS}
${SPLIT}`,
  differs: `${NETWORK}
${routing.differs} && network_differs "$1"`,
  bring: `${NETWORK}
${routing.leave}
bring_frr() {
${routing.bring}
}
network_bring "$1" "$2"
network=$?
bring_frr "$1" "$2"
code=$?
[ "$network" = 0 ] || return "$network"
return "$code"`,
};
