import { quote } from "../ssh/quote.ts";
import { type DeviceCommands, functionsOf, placing } from "./commands.ts";
import { END, FINISH, HEAD, LIFE, STATE } from "./shell.ts";
import { rename } from "./states.ts";

/** The mark of processes that change what runs for a delivery, and of a guard's: `<mark>=<delivery>` in their environment. */
export const WORKER = "CALICO_FABRIC_WORKER";
const GUARD = "CALICO_FABRIC_GUARD";

/** How long what came of a delivery waits to be heard after its connection has ended, in seconds. */
export const LINGER_SECONDS = 20;

/** Puts back what ran, in a process of its own that can be ended. */
const putBack = (commands: DeviceCommands): string => `
${HEAD}
${functionsOf(commands)}
bring before 60 && left=$(differs before) && [ -z "$left" ] || {
  [ -z "$left" ] || say 'what runs now is not what ran before'
  exit 1
}`;

/**
 * Watches over one delivery on the device, in the device's own time, and outlives its connection. A device has one guard: whoever starts
 * one claims the next number, and only when the one before has ended.
 * $1 start file, $2 delivery, $3 seconds armed until it rolls back, $4 seconds staged until it is over
 */
export const guardScript = (commands: DeviceCommands): string => `
${HEAD}
${STATE}
${LIFE}
${END}
${placing(commands)}
${FINISH}${commands.follow === undefined ? "" : functionsOf(commands)}
patience=$3 idle=$4
trap '' HUP PIPE
claim() {
  guard_lives && return 1
  [ ! -L "$folder/guard.$number" ] || number=$((number + 1))
  ln -s "$$ $(born $$) $(boot)" "$folder/guard.$number" 2>/dev/null
}
state
case $state in
  none) exit ;;
  over | rolled-back | confirmed) ;;
  *) claim || exit ;;
esac
put_back() {
  end_all '${WORKER}='"$id" && env ${WORKER}="$id" sh -c ${quote(putBack(commands))} put-back "$start" "$id"
}
# Once it has begun to put back there is no way on; said in memory, where no full or read-only disk is in the way.
roll() {
  if [ -z "$back" ]; then
    [ "$now" -ge "$next" ] || return
    mkdir -p "$scratch" && : >"$scratch/back"
    words=$(put_back 2>&1) && back=yes
  fi
  if [ "$back" ]; then
    { settle && ${rename("rolling", "rolled-back")}; } || echo done >"$scratch/back"
    return
  fi
  printf '%s\n' "\${words:-without a word}" >"$scratch/words"
  [ "$pause" -ge 60 ] || pause=$((pause * 2))
  next=$((now + pause))
}
was= since=0 next=0 pause=1 asked= back=
trap 'asked=yes' USR1
while :; do
  read -r now rest </proc/uptime
  now=\${now%.*}
  state
  [ "$state" = "$was" ] || { was=$state since=$now; }
  for_seconds=$((now - since))
  case $state in
    none) exit ;;
    staged) if owner_gone || [ "$for_seconds" -ge "$idle" ]; then ${rename("staged", "over")}; fi ;;
    armed)
      if [ "$asked" ] || owner_gone || [ "$for_seconds" -ge "$patience" ]; then
        # Where nothing can be renamed, nobody can confirm either.
        ${rename("armed", "rolling")} || { is armed && roll; }
      fi
      ;;
    rolling) roll ;;
    decided) finish ;;
    over) tidy && exit ;;
    rolled-back | confirmed) if owner_gone && [ "$for_seconds" -ge ${LINGER_SECONDS} ] || [ "$for_seconds" -ge "$idle" ]; then tidy && exit; fi ;;
  esac 2>/dev/null
  sleep 0.2 2>/dev/null || sleep 1
done`;

/**
 * Sees to it that delivery `$id` has a guard. The scripts that have this give the guard's script in `$guard`.
 * Ends its guard first where `$1` is `anew`.
 */
export const GUARDED = `
guarded() {
  [ "$1" != anew ] || end_all '${GUARD}='"$id" || return 1
  guard_lives && return
  owner || owner_patience=1 owner_idle=1
  env ${GUARD}="$id" setsid sh -c "$guard" guard "$start" "$id" "$owner_patience" "$owner_idle" </dev/null >/dev/null 2>&1 &
}
`;
