import { FOLDER_LINK } from "./places.ts";
import { STATES } from "./states.ts";

/**
 * What every script of the protocol begins with. `$1` the file that the device starts from, `$2` the delivery's name. Everything of a
 * delivery has its name, so that to clear it away never touches another's, however late it comes.
 */
export const HEAD = `
umask 077
start=$1
home=$(dirname "$start")/.calico-fabric
record=$(dirname "$start")/calico-fabric.json
links=$(dirname "$start")/${FOLDER_LINK}
of() {
  id=$1 folder=$home/$1 scratch=/run/calico-fabric.$1 beside=$start.calico-fabric.$1
  [ -w /run ] || scratch=$folder/scratch
}
of "$2"
is() { [ -e "$home/$1.$id" ] || [ -L "$home/$1.$id" ]; }
folded() { [ "$start" = "$links" ]; }
say() { printf '%s\\n' "$*" >&2; }
sum() { sha256sum | cut -d ' ' -f 1; }
keep() { sync "$@" 2>/dev/null || sync; }
tidy() {
  rm -rf "$folder" "$scratch" "$beside"
  for made in "$links.$id" "$links.$id.before"; do [ "$(readlink "$links")" = "$made" ] || rm -rf "$made"; done
  rm -f "$home"/*."$id"
  rmdir "$home" 2>/dev/null || [ ! -d "$home/$id" ]
}
`;

/** `$state` of delivery `$id`. In the order of the moves: whatever moves on meanwhile is met further down. */
export const STATE = `
state() {
  for state in ${STATES.map(({ name }) => name)
    .filter((name) => name !== "decided")
    .join(" ")}; do is "$state" && return; done
  state=decided
  [ -d "$folder" ] || state=none
}
`;

/**
 * Who lives. A process is known by its number, when it started, and the boot of the device: none is mistaken for a later one. The owner is
 * known by the SSH server's process that serves its connection, the nearest above the script.
 */
export const LIFE = `
boot() { cat /proc/sys/kernel/random/boot_id; }
born() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20; }
lives() {
  # shellcheck disable=SC2046
  set -- "$1" "$2" $(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null)
  [ "$#" -gt 21 ] && [ "$3" != Z ] && [ "\${22}" = "$2" ]
}
connection() {
  process=$$
  while [ "\${process:-0}" -gt 1 ]; do
    case $(cat "/proc/$process/comm" 2>/dev/null) in
      sshd* | dropbear*)
        printf '%s %s\\n' "$process" "$(born "$process")"
        return
        ;;
    esac
    process=$(sed 's/.*) //' "/proc/$process/stat" 2>/dev/null | cut -d ' ' -f 2)
  done
  echo unknown
}
owner() {
  owner_boot= owner_process= owner_born= owner_words= owner_patience= owner_idle=
  { read -r owner_boot && read -r owner_process owner_born && read -r owner_words && read -r owner_patience owner_idle; } 2>/dev/null <"$folder/owner"
}
owner_gone() {
  owner || return 0
  [ "$owner_boot" = "$(boot)" ] || return 0
  [ "$owner_process" != unknown ] && ! lives "$owner_process" "$owner_born"
}
# Tells the guard to roll back, where nothing can be renamed.
ask() { guard_lives && kill -USR1 "$(readlink "$folder/guard.$number" | cut -d ' ' -f 1)"; }
guard_lives() {
  number=1
  while [ -L "$folder/guard.$((number + 1))" ]; do number=$((number + 1)); done
  # shellcheck disable=SC2046
  set -- $(readlink "$folder/guard.$number")
  [ "$#" = 3 ] && [ "$3" = "$(boot)" ] && lives "$1" "$2"
}
`;

/**
 * Ends every process that was started with \`$1\` in its environment, and returns when there is none left: nothing of a delivery that is
 * being rolled back may still be changing what runs.
 */
export const END = `
end_all() {
  for round in 1 2 3 4 5 6 7 8 9 10; do
    found=$(grep -l -F -e "$1" /proc/[0-9]*/environ 2>/dev/null)
    [ -n "$found" ] || return 0
    for process in $found; do
      process=\${process#/proc/}
      kill -9 "\${process%/environ}" 2>/dev/null
    done
    sleep 0.2
  done
  say 'something that was changing the configuration cannot be ended'
  return 1
}
`;

/** What is left to do once the decision has fallen; may be done by several, and again. */
export const FINISH = `
write_record() {
  [ -e "$folder/record" ] || return 0
  if [ -s "$folder/record" ]; then mv -f "$folder/record" "$record"; else rm -f "$record" "$folder/record"; fi
  [ ! -e "$folder/record" ] && keep "$(dirname "$record")"
}
follow() { :; }
finish() {
  settle && follow && write_record && { mv -f "$folder/outcome" "$home/confirmed.$id" 2>/dev/null || is confirmed || : >"$home/confirmed.$id"; }
}
`;

/** Reads what runs into `$folder/$1`, whole: alike twice, and by the same daemons before, between and after. */
export const WHOLE = `
whole() {
  by=$(answering) && "$2" >"$folder/$1" || return 1
  if [ "$(sum <"$folder/$1")" != "$("$2" | sum)" ] || [ ! -s "$folder/$1" ] || [ "$by" != "$(answering)" ]; then
    say 'what runs could not be read twice alike, or could not be written down'
    return 1
  fi
}
`;
