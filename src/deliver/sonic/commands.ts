import { frrCommandsBy } from "../frr/commands.ts";
import type { DeviceCommands } from "../protocol/commands.ts";
import { WORKER } from "../protocol/guard.ts";
import { SEPARATOR } from "../../platforms/sonic/change/text.ts";

/** What CONFIG_DB starts from. The file that FRR starts from is renamed into its place once this one has been. */
export const STARTUP_FILE = "/etc/sonic/config_db.json";
export const FRR_FILE = "/etc/sonic/frr/frr.conf";

/** Of the text in the file \`$1\`. */
export const DATABASE_PART = `sed '/^${SEPARATOR}$/,$d'`;
export const FRR_PART = `sed '1,/^${SEPARATOR}$/d'`;

const DATABASE = "sonic-cfggen -d --print-data";
const FRR = "vtysh -c 'show running-config no-header'";

/** What a script in the container begins with: standard input as a private file of a folder that goes with it. */
export const INSIDE = `umask 077
there=$(mktemp -d /tmp/calico-fabric.XXXXXX) || exit 1
trap "rm -rf $there" EXIT
cat >"$there/frr.conf" || exit 1`;

/** Clears away what scripts in the container left there that were killed; whoever has the lock is the only one. */
export const CLEAR_CONTAINER = "docker exec bgp sh -c 'rm -rf /tmp/calico-fabric.*' >/dev/null 2>&1";

/** FRR's programs run in its container, which sees none of the switch's files but FRR's own: what they read comes by their standard input. */
const frr = frrCommandsBy({
  reloads: `
mkdir -p "$scratch"
read_by_frr=$scratch/$1.frr
${FRR_PART} "$folder/$1" >"$read_by_frr" || return 1
inside='${INSIDE}
if [ -e /etc/frr/vtysh.conf ]; then cp /etc/frr/vtysh.conf "$there/vtysh.conf"; else : >"$there/vtysh.conf"; fi
"$@" /usr/lib/frr/frr-reload.py "$way" --stdout --log-level error --confdir "$there" --rundir "$there" "$there/frr.conf"'
reloads() {
  docker exec -i -e way="$way" -e ${WORKER}="\${${WORKER}:-}" -e LC_ALL=C bgp sh -c "$inside" sh "$@" <"$read_by_frr"
}
`,
  typed: `
typing='${INSIDE}
vtysh -f "$there/frr.conf"'
typed() { docker exec -i -e ${WORKER}="\${${WORKER}:-}" -e LC_ALL=C -e VTYSH_HISTFILE=/dev/null bgp sh -c "$typing" <"$1"; }
`,
});

/** A checkpoint of this delivery's. */
const CHECKPOINT = '"calico-fabric-$id"';

/** Takes the delivery's checkpoint away. */
const FORGET = `! config list-checkpoints 2>/dev/null | grep -q -F ${CHECKPOINT} || config delete-checkpoint ${CHECKPOINT} >/dev/null 2>&1`;

/** Whether FRR is the fabric's: on a switch that only switches it is its own affair, and a file says so. */
const ROUTED = '[ ! -e "$folder/switched" ]';

/**
 * A SONiC switch. CONFIG_DB changes first, then FRR. As long as there is `patching`, CONFIG_DB may have changed, and there is a checkpoint of
 * what it was. SONiC itself sees to it that a rollback leads there: what differs afterwards somebody else has written meanwhile, and it stays.
 */
export const sonicCommands: DeviceCommands = {
  answering: `if ${ROUTED}; then ${frr.answering}; else echo CONFIG_DB; fi`,
  snapshot: `${DATABASE} || return 1
echo '${SEPARATOR}'
if ${ROUTED}; then ${FRR}; fi`,
  // FRR's part is kept beside, on disk before the decision falls, for the time after it. It must be what was verified, as CONFIG_DB must.
  save: `if ${ROUTED}; then
  ${FRR} >"$folder/frr.runs" && sed '\${/^end$/d;}' "$folder/frr.runs" >"$folder/frr.new" && [ -s "$folder/frr.new" ] || return 1
  [ ! -e "$folder/frr.verified" ] || [ "$(sum <"$folder/frr.new")" = "$(cat "$folder/frr.verified")" ] || {
    say 'what FRR runs has changed since it was verified'
    return 1
  }
  keep "$folder/frr.new" "$folder" || return 1
fi
${DATABASE}`,
  bring: `
if ${ROUTED}; then
[ "$1" = candidate ] || ${CLEAR_CONTAINER}
${frr.leave}
fi
if [ "$1" = candidate ]; then
  rm -f "$folder/frr.verified" || return 1
  if [ ! -e "$folder/patched" ]; then
    mkdir -p "$scratch"
    ${DATABASE_PART} "$folder/candidate" >"$scratch/patch.json" || return 1
    if grep -q '{' "$scratch/patch.json"; then
      config checkpoint ${CHECKPOINT} >/dev/null && : >"$folder/patching" && timeout -k 5 "$2" config apply-patch -n "$scratch/patch.json" || return 1
    fi
    : >"$folder/patched" || return 1
  fi
elif [ -e "$folder/patching" ]; then
  checkpoints=$(config list-checkpoints) || return 1
  case $checkpoints in
    *${CHECKPOINT}*)
      config rollback -n ${CHECKPOINT} || return 1
      rm -f "$folder/patching"
      config delete-checkpoint ${CHECKPOINT} >/dev/null 2>&1
      ;;
  esac
fi
${ROUTED} || return 0
${frr.bring}`,
  differs: `
if [ "$1" = before ] && [ -e "$folder/patching" ] && [ "$(${DATABASE_PART} "$folder/before" | sum)" != "$(${DATABASE} | sum)" ]; then
  echo 'CONFIG_DB is not what it was'
fi
${ROUTED} || return 0
# What was saved right before this comparison is what it verifies.
if [ "$1" = candidate ] && [ -e "$folder/frr.new" ]; then sum <"$folder/frr.new" >"$folder/frr.verified" || return 1; fi
${frr.differs}`,
  follow: `
if [ -e "$folder/frr.new" ]; then
  if [ -e ${FRR_FILE} ]; then
    like=${FRR_FILE}
    chmod --reference="$like" "$folder/frr.new"
  else
    like=$(dirname ${FRR_FILE})
    chmod 640 "$folder/frr.new"
  fi
  chown --reference="$like" "$folder/frr.new" 2>/dev/null
  # Guard and owner may both be at it: what the other has moved is there.
  keep "$folder/frr.new" && { mv -f "$folder/frr.new" ${FRR_FILE} 2>/dev/null || [ ! -e "$folder/frr.new" ]; } && keep "$(dirname ${FRR_FILE})" || return 1
fi
${FORGET} || :`,
};

/** Prints what runs. @param withFrr whether FRR is the fabric's */
export const readCommands = (withFrr: boolean): string => `${DATABASE} || exit 1
echo '${SEPARATOR}'
${withFrr ? FRR : ""}`;
