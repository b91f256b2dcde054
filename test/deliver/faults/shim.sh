#!/bin/sh
# Stands in the place of a program on a pretend switch and does what it does, except at one moment: /run/faults/plan has a line
# `ROLE NUMBER ACTION [BYTES]`, and the NUMBERth program that ROLE runs (`message`: the scripts of a delivery, `guard`: what outlives them)
# is where ACTION happens. Programs are counted in /run/faults/ROLE.
name=${0##*/}
case $name in
  frr-reload.py) real=/run/faults/real-reload ;;
  *) real=/usr/bin/$name ;;
esac
role=message
[ -z "${CALICO_FABRIC_GUARD:-}" ] || role=guard
{ read -r who at action bytes </run/faults/plan; } 2>/dev/null || exec "$real" "$@"
[ "$who" = "$role" ] || exec "$real" "$@"
if [ "$action" = short ]; then
  # Only what stores its whole input, which alone has no arguments.
  [ "$name" = cat ] && [ $# = 0 ] || exec "$real" "$@"
fi
echo "$name" >>"/run/faults/$role"
[ "$(wc -l <"/run/faults/$role")" -eq "$at" ] || exec "$real" "$@"
rm -f /run/faults/plan
echo "$name" >/run/faults/hit

# The script itself: what sshd started, or the guard. And the process of sshd that serves the connection.
top=$$ process=$PPID
while [ "$process" -gt 1 ]; do
  read -r comm <"/proc/$process/comm"
  case $comm in sshd*) break ;; esac
  top=$process
  process=$(sed 's/.*) //' "/proc/$process/stat" | cut -d ' ' -f 2)
done
case $action in
  fail) exit 1 ;;
  kill) kill -9 "$top" ; exit 1 ;;
  late) "$real" "$@" ; kill -9 "$top" ;;
  stop) kill -STOP "$top" ; exec "$real" "$@" ;;
  cut) kill -9 "$process" ; exec "$real" "$@" ;;
  short) head -c "$bytes" ; kill -9 "$process" ;;
esac
