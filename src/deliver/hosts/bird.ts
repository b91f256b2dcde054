import { BESIDE, FILE_COMMANDS, type FileDaemon } from "./daemon.ts";

/** birdc leaves with 0 whatever BIRD answers: $2 is what the answer must have in it. */
const ANSWERS = `answers() { said=$(birdc "$1" 2>&1); printf '%s\\n' "$said"; printf '%s' "$said" | grep -q -E "$2"; }`;

/**
 * BIRD 1.6 and 2, which alike say where their configuration is, and check a file before they take it. With an unchanged file nothing
 * restarts; a session restarts where its own settings change. Until it is confirmed BIRD runs from a file beside its own.
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
${BESIDE}
answers "configure check \\"$beside\\"" 'Configuration OK'`,
  commands: {
    ...FILE_COMMANDS,
    answering: `birdc 'show status' | sed -n '$p'`,
    bring: `${ANSWERS}
if [ "$1" = before ]; then file=$start; else
  ${BESIDE}
  file=$beside
fi
answers "configure \\"$file\\"" 'Reconfigured|Reconfiguration in progress'`,
  },
};
