import { messagesOf } from "../protocol/messages.ts";
import { FIND_RELOAD, frrCommands } from "./commands.ts";

/** What FRR starts from. */
export const STARTUP_FILE = "/etc/frr/frr.conf";

/** The protocol's messages, and beside them constant POSIX shell whose only inputs are `$1`, `$2`, ... and standard input. */
export const messages = messagesOf(frrCommands);

/** Prints `missing: ...` for each thing that a delivery needs and does not find, and `daemons: NAMES`. */
export const PREFLIGHT = `
missing() { printf 'missing: %s\\n' "$1"; }
for program in vtysh setsid timeout sha256sum awk python3; do
  command -v "$program" >/dev/null || missing "$program"
done
${FIND_RELOAD}
[ -n "$reload" ] || missing 'frr-reload.py (package frr-pythontools)'
[ -d /etc/frr ] && [ -w /etc/frr ] || missing "permission to write /etc/frr as $(id -un)"
printf 'daemons: %s\\n' "$(vtysh -c 'show daemons' 2>/dev/null)"`;

export const READ_RUNNING = frrCommands.snapshot;

/** $1 file */
export const READ_STARTUP = `! [ -e "$1" ] || cat "$1"`;

/** $1 candidate. Has the switch's own parser read it. */
export const CHECK = `vtysh -C -f "$1"`;

/** Prints what the switch remembers of a delivery by someone who keeps no state; nothing when it remembers none. */
export const READ_RECORD = `! [ -e /etc/frr/calico-fabric.json ] || cat /etc/frr/calico-fabric.json`;
