import type { FileDaemon } from "./daemon.ts";

/** birdc leaves with 0 whatever BIRD answers: $2 is what the answer must have in it. */
const ANSWERS = `answers() { said=$(birdc "$1" 2>&1); printf '%s\\n' "$said"; printf '%s' "$said" | grep -q -E "$2"; }`;

/**
 * BIRD 1.6 and 2, which alike say where their configuration is, check a file before they take it, and go back by themselves when nobody
 * confirms (`configure timeout`). With an unchanged file nothing restarts; a session restarts where its own settings change.
 */
export const bird: FileDaemon = {
  name: "BIRD, running, with birdc",
  preflight: `
missing() { printf 'missing: %s\\n' "$1"; }
command -v birdc >/dev/null || missing birdc
file=$(birdc 'configure check' 2>/dev/null | sed -n 's/^Reading configuration from //p')
if [ -z "$file" ]; then missing 'a running BIRD that answers birdc'
elif ! [ -w "$file" ] || ! [ -w "$(dirname "$file")" ]; then missing "permission to write $file as $(id -un)"
fi
printf 'file: %s\\n' "$file"`,
  check: `${ANSWERS}
answers "configure check \\"$1.calico-fabric\\"" 'Configuration OK'`,
  apply: `${ANSWERS}
answers "configure \\"$1.calico-fabric\\" timeout $2" 'Reconfigured|Reconfiguration in progress'`,
  confirm: `${ANSWERS}
answers 'configure confirm' 'Reconfiguration confirmed' && mv -f "$1.calico-fabric" "$1"`,
  undo: `birdc 'configure undo'`,
  unconfirmed: (seconds) => `BIRD goes back by itself within ${String(seconds)} s.`,
};
