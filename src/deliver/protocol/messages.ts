import { quote } from "../ssh/quote.ts";
import { type DeviceCommands, functionsOf, placing } from "./commands.ts";
import { GUARDED, guardScript, WORKER } from "./guard.ts";
import { END, FINISH, HEAD, LIFE, STATE, WHOLE } from "./shell.ts";
import { rename } from "./states.ts";

/** The messages of a delivery to a device: constant POSIX shell, whose only inputs are `$1`, `$2`, ... and standard input. */
export interface Messages {
  /**
   * Takes the device, or waits for it `$3` seconds; sees to it that what another left is finished or undone.
   * `$4` whose delivery it is, in words; `$5` and `$6` the guard's seconds; `$7` a delivery whose guard hangs, or nothing.
   * Prints `locked`, or `busy: DELIVERY STATE GONE WORDS`; `note: ...` for what it found.
   */
  readonly lock: string;
  /** Stores standard input as `$3`, which is whole when it has `$4` bytes and the SHA-256 `$5`. */
  readonly store: string;
  /** Puts the stored record in its place where nothing else changes. An empty one is none. */
  readonly remember: string;
  /** Takes down what runs, which the owner knows by its SHA-256 `$3`; from here on the guard rolls back. */
  readonly arm: string;
  /** Makes the candidate what runs, within `$3` seconds. */
  readonly apply: string;
  /** Prints what differs between what runs and the file `$3`. */
  readonly compare: string;
  /** Makes what runs what the device starts from. May be sent again. Prints the state that it ends with. */
  readonly confirm: string;
  /** Has the guard put back what ran, and waits `$3` seconds. Prints the state, and what the device said. */
  readonly rollBack: string;
  /** Gives the device free, unless the guard still has to do. */
  readonly release: string;
}

const LOCK_BODY = `
wait=$3 words=$4 patience=$5 idle=$6 hung=$7
mine=$id
# The state's file: what the device is to start from, or a link to the folder that it will be in.
token() { if folded; then ln -s "$links.$id" "$2"; else ln "$1" "$2"; fi; }
take() {
  mkdir -p "$home.$mine/$mine" && : >"$home.$mine/$mine/start" && : >"$home.$mine/$mine/outcome" &&
    { boot; connection; printf '%s\\n%s %s\\n' "$words since $(date -u '+%Y-%m-%d %H:%M:%S') UTC" "$patience" "$idle"; } >"$home.$mine/$mine/owner" &&
    [ "$(wc -l <"$home.$mine/$mine/owner")" -eq 4 ] &&
    token "$home.$mine/$mine/start" "$home.$mine/staged.$mine" && mv -T "$home.$mine" "$home"
}
# Sets $busy to a delivery that is here, with its state; what its owner can't do any more is begun.
look() {
  busy=
  for id in $(ls "$home" 2>/dev/null | sed 's/.*\\.//' | sort -u); do
    of "$id"
    state
    [ "$state" != none ] || continue
    gone=here
    ! owner_gone || gone=gone
    busy="$id $state $gone \${owner_words:-somebody}"
    case $gone.$state in
      gone.over | gone.rolled-back | gone.confirmed) tidy ;;
      *) if [ "$hung" = "$id" ]; then guarded anew; else guarded; fi ;;
    esac
    [ "$gone" = here ] || printf 'note: %s %s\\n' "$state" "$owner_words"
  done
}
waited=0 problems=0
while :; do
  of "$mine"
  problem=$(take 2>&1) && break
  rm -rf "$home.$mine"
  case $problem in *'not empty' | *'File exists') ;;
    # Who takes the device clears away what another was making; such a one makes it again.
    *) problems=$((problems + 1)); [ "$problems" -lt 4 ] || { say "$problem"; exit 1; } ;;
  esac
  look
  if [ "$waited" -ge $((wait * 4)) ]; then
    [ -z "$busy" ] || printf 'busy: %s\\n' "$busy"
    exit 3
  fi
  hung=
  sleep 0.25 2>/dev/null || sleep 1
  waited=$((waited + 1))
done
# What another was making when it was ended.
for made in "$home".*; do [ "$made" = "$home.*" ] || rm -rf "$made"; done
guarded
echo locked`;

const STORE_BODY = `
is staged || { say 'the device has given up waiting'; exit 1; }
new=$folder/$3.new
cat >"$new" || exit 1
came=$(wc -c <"$new")
[ "$came" -eq "$4" ] && [ "$(sum <"$new")" = "$5" ] || { say "of $4 bytes $(printf %s $came) came whole"; exit 1; }
keep "$new" && mv -f "$new" "$folder/$3"`;

const ARM_BODY = `
tries=0
until guard_lives; do
  [ "$tries" -lt 50 ] || { say 'the guard does not run'; exit 1; }
  tries=$((tries + 1))
  sleep 0.1 2>/dev/null || sleep 1
done
whole before snapshot || exit 1
[ "$(sum <"$folder/before")" = "$3" ] || { say 'somebody changed what runs in the meantime'; exit 1; }
answering >"$folder/answering" && [ -s "$folder/answering" ] && keep "$folder/before" "$folder" || exit 1
${rename("staged", "armed")}`;

/** The worker is known by its environment from its first instruction on, and looks at the state after that. */
const WORK_BODY = `
is armed || { say 'the device has begun to put back what ran before'; exit 1; }
bring candidate "$3"`;

/** What is confirmed later is what was there before this comparison. */
const COMPARE_BODY = `
mkdir -p "$scratch"
save | sum >"$folder/verified" || exit 1
differs "$3"`;

const CONFIRM_BODY = `
state
case $state in
  none) echo none; exit ;;
  armed)
    [ ! -e "$scratch/back" ] || { echo rolling; exit; }
    # A device that was switched off in the meantime runs what it started with, and has no guard.
    guard_lives || { say 'the device has started anew, or its guard has ended'; exit 1; }
    if [ -e "$folder/startup" ]; then
      cat "$folder/startup" >"$folder/start" && [ "$(sum <"$folder/startup")" = "$(sum <"$folder/start")" ] || exit 1
    else
      whole start save || exit 1
      [ "$(cat "$folder/answering")" = "$(answering)" ] || { say 'a daemon has ended since the change began'; exit 1; }
      [ ! -e "$folder/verified" ] || [ "$(sum <"$folder/start")" = "$(cat "$folder/verified")" ] || {
        say 'what runs has changed since it was verified'
        exit 1
      }
    fi
    written=$start
    if folded; then
      written=$start/whole
      lay || exit 1
    elif [ -e "$start" ]; then
      owner_of=$start
      chmod --reference="$start" "$folder/start"
    else
      owner_of=$(dirname "$start")
      chmod 640 "$folder/start"
    fi
    folded || chown --reference="$owner_of" "$folder/start" 2>/dev/null
    expected=$(sum <"$folder/start")
    keep "$folder/start" || exit 1
    ${rename("armed", "decided")} || { state; [ "$state" != armed ] || exit 1; }
    keep "$(dirname "$start")"
    state
    [ "$state" != decided ] || [ "$(sum <"$written")" = "$expected" ] || { say "$start does not hold what was written to it"; exit 1; }
    ;;
esac
if [ "$state" = decided ]; then
  finish || { echo decided; exit 1; }
  state=confirmed
fi
echo "$state"`;

const ROLL_BACK_BODY = `
rm -f "$scratch/words"
${rename("armed", "rolling")} 2>/dev/null || { ! is armed || ask; }
waited=0
while :; do
  state
  case $state in
    staged) ${rename("staged", "over")} 2>/dev/null ;;
    over | rolled-back | none | confirmed | decided) break ;;
  esac
  [ ! -s "$scratch/words" ] && [ ! -s "$scratch/back" ] || break
  guarded
  [ "$waited" -lt $(($3 * 4)) ] || break
  waited=$((waited + 1))
  sleep 0.25 2>/dev/null || sleep 1
done
echo "$state"
[ "$state" != rolling ] && [ "$state" != armed ] || cat "$scratch/words" 2>/dev/null || true`;

const RELEASE_BODY = `
${rename("staged", "over")} 2>/dev/null
state
case $state in over | rolled-back | confirmed) tidy ;; esac`;

/** The messages of one platform. Each is the whole script. */
export function messagesOf(commands: DeviceCommands): Messages {
  const platform = functionsOf(commands);
  const places = placing(commands);
  const guard = `guard=${quote(guardScript(commands))}\n`;
  const script = (...parts: readonly string[]): string => [HEAD, ...parts].join("\n");
  return {
    lock: script(STATE, LIFE, END, GUARDED, guard, LOCK_BODY),
    store: script(STORE_BODY),
    remember: script(FINISH, "is staged && write_record"),
    arm: script(LIFE, WHOLE, platform, ARM_BODY),
    apply: script(
      `exec env ${WORKER}="$id" sh -c ${quote(script(platform, WORK_BODY))} worker "$start" "$id" "$3"`,
    ),
    compare: script(platform, COMPARE_BODY),
    confirm: script(STATE, LIFE, places, FINISH, WHOLE, platform, CONFIRM_BODY),
    rollBack: script(STATE, LIFE, END, GUARDED, guard, ROLL_BACK_BODY),
    release: script(STATE, RELEASE_BODY),
  };
}
