import { BESIDE, FILE_COMMANDS, type FileDaemon } from "./daemon.ts";

/** Process and configuration file of the gobgpd that runs; $pid, $file. */
const FIND = `
pid= file=
for process in /proc/[0-9]*; do
  [ "$(cat "$process/comm" 2>/dev/null)" = gobgpd ] && pid=\${process#/proc/}
done
[ -z "$pid" ] || file=$(tr '\\0' '\\n' <"/proc/$pid/cmdline" | sed -n -e '/^\\(-f\\|--config-file\\)$/{n;p;}' -e 's/^--config-file=//p')`;

/** It is there, and still there when it has had time to read what it was given. */
const LIVES = `outlives() { kill -0 "$pid" 2>/dev/null && sleep 2 && kill -0 "$pid" 2>/dev/null; }`;

/**
 * GoBGP reads its file anew on SIGHUP: neighbours and policies, and not what stands before them, its own AS and the way
 * to zebra, for which it must be started again. It checks no more than the form of a file, answers nothing, and reads no other file than
 * its own: between change and confirmation it would start with what is not confirmed.
 */
export const gobgp: FileDaemon = {
  name: "gobgpd, running with --config-file",
  preflight: `${FIND}
missing() { printf 'missing: %s\\n' "$1"; }
if [ -z "$pid" ]; then missing 'a running gobgpd'
elif [ -z "$file" ]; then missing 'gobgpd --config-file'
elif ! [ -w "$file" ] || ! [ -w "$(dirname "$file")" ]; then missing "permission to write $file as $(id -un)"
fi
printf 'file: %s\\n' "$file"`,
  check: `${FIND}
"/proc/$pid/exe" --dry-run --config-type toml --config-file "$folder/$1" || return 1
head() { sed -n -e '/^\\[\\[/q' -e '/[^ ]/p' "$1"; }
[ "$(head "$start")" = "$(head "$folder/$1")" ] || {
  echo "gobgpd takes [global] and [zebra] only when it starts, and they differ: make $start what is rendered for this host, and start gobgpd again"
  return 1
}`,
  commands: {
    ...FILE_COMMANDS,
    answering: "echo gobgpd",
    bring: `${FIND}
${LIVES}
${BESIDE}
mv -f "$beside" "$start" || return 1
if [ -z "$pid" ]; then
  [ "$1" = before ] || return 1
  echo "gobgpd does not run; $start is as it was"
  return
fi
kill -HUP "$pid" && outlives || {
  echo "gobgpd did not outlive it: start gobgpd again"
  return 1
}`,
  },
};
