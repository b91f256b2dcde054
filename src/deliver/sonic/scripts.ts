import { SEPARATOR } from "../../platforms/sonic/change/text.ts";
import { messagesOf } from "../protocol/messages.ts";
import {
  CLEAR_CONTAINER,
  DATABASE_PART,
  FRR_FILE,
  FRR_PART,
  INSIDE,
  readCommands,
  sonicCommands,
  STARTUP_FILE,
} from "./commands.ts";

export const messages = messagesOf(sonicCommands);

/** Prints `missing: ...` for each thing that a delivery needs and does not find, and `daemons: NAMES`. $1 whether FRR is the fabric's. */
export const PREFLIGHT = `
missing() { printf 'missing: %s\\n' "$1"; }
for program in config sonic-cfggen setsid timeout sha256sum; do
  command -v "$program" >/dev/null || missing "$program"
done
[ -d /etc/sonic ] && [ -w /etc/sonic ] || missing "permission to write /etc/sonic as $(id -un) (set sudo)"
[ "$1" = routed ] || exit 0
for program in docker vtysh awk; do
  command -v "$program" >/dev/null || missing "$program"
done
docker exec bgp test -x /usr/lib/frr/frr-reload.py 2>/dev/null ||
  missing 'frr-reload.py in the container bgp (package frr-pythontools)'
printf 'daemons: %s\\n' "$(vtysh -c 'show daemons' 2>/dev/null)"`;

export const READ_RUNNING = { routed: readCommands(true), switched: readCommands(false) } as const;

/** Prints what the switch starts with. */
export const READ_STARTUP = `
[ ! -e ${STARTUP_FILE} ] || cat ${STARTUP_FILE}
echo '${SEPARATOR}'
[ ! -e ${FRR_FILE} ] || cat ${FRR_FILE}`;

/** $1 a candidate, $2 how it is of the fabric's. Has SONiC's models check the patch, and FRR's parser its lines. Nothing is changed. */
export const CHECK = `
${DATABASE_PART} "$1" >"$1.patch" || exit 1
if grep -q '{' "$1.patch"; then
  words=$(config apply-patch -n -d "$1.patch" 2>&1) || { printf '%s\\n' "$words" >&2; exit 1; }
fi
[ "$2" = routed ] || exit 0
${FRR_PART} "$1" | docker exec -i -e LC_ALL=C bgp sh -c '${INSIDE}
vtysh -C -f "$there/frr.conf"'`;

/** Clears away checkpoints and private files of deliveries that were cut off: whoever has the lock is the only one. */
export const FORGET = `
config list-checkpoints 2>/dev/null | tr -c 'a-z0-9-' '\\n' | grep -x 'calico-fabric-[0-9a-f]*' | while read -r name; do
  config delete-checkpoint "$name" >/dev/null 2>&1
done
! command -v docker >/dev/null || ${CLEAR_CONTAINER}
:`;
