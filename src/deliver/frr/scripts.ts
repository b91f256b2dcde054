import { NETWORK_FILE } from "../../platforms/linux/network-file.ts";
import { FOLDER_LINK } from "../protocol/places.ts";
import { HEAD } from "../protocol/shell.ts";
import { messagesOf } from "../protocol/messages.ts";
import { FIND_RELOAD, frrCommands } from "./commands.ts";

/** What FRR starts from. */
export const STARTUP_FILE = "/etc/frr/frr.conf";

/** What the switch starts from where its network is the fabric's too: a link to a folder with both files. */
export const STARTUP_FOLDER = `/etc/frr/${FOLDER_LINK}`;

/** The protocol's messages, and beside them constant POSIX shell whose only inputs are `$1`, `$2`, ... and standard input. */
export const messages = messagesOf(frrCommands);

/**
 * $1 `network` where the switch's network is to be the fabric's. Prints `missing: ...` for each thing that a delivery needs and does not find,
 * `daemons: NAMES`, and `network: here` where the network is the fabric's already.
 */
export const PREFLIGHT = `
missing() { printf 'missing: %s\\n' "$1"; }
for program in vtysh setsid timeout sha256sum awk python3; do
  command -v "$program" >/dev/null || missing "$program"
done
${FIND_RELOAD}
[ -n "$reload" ] || missing 'frr-reload.py (package frr-pythontools)'
[ -d /etc/frr ] && [ -w /etc/frr ] || missing "permission to write /etc/frr as $(id -un)"
here=
[ ! -L ${STARTUP_FOLDER} ] && [ ! -e ${NETWORK_FILE} ] || here=yes
if [ "$1" ] || [ "$here" ]; then
  for program in ifup ifdown ifquery ip sysctl; do
    command -v "$program" >/dev/null || missing "$program (ifupdown2 3.0 or newer, iproute2, procps)"
  done
  grep -q -E '^[[:space:]]*source[[:space:]]+(/etc/network/)?interfaces\\.d/' /etc/network/interfaces 2>/dev/null ||
    missing 'the line "source /etc/network/interfaces.d/*.intf" in /etc/network/interfaces'
  [ -w /etc/network ] || missing "permission to write /etc/network as $(id -un)"
fi
[ -z "$here" ] || echo 'network: here'
printf 'daemons: %s\\n' "$(vtysh -c 'show daemons' 2>/dev/null)"`;

/** $1 what the switch starts from, $2 the delivery */
export const READ_RUNNING = [HEAD, frrCommands.snapshot].join("\n");

/** $1 what the switch starts from, $2 the delivery. The network's lines begin with `!|`. */
export const READ_STARTUP = `${HEAD}
! [ -e ${STARTUP_FILE} ] || cat ${STARTUP_FILE}
! folded || ! [ -e ${NETWORK_FILE} ] || sed 's/^/!| /; s/ $//' ${NETWORK_FILE}`;

/** $1 candidate. Has the switch's own parser read it. */
export const CHECK = `vtysh -C -f "$1"`;
