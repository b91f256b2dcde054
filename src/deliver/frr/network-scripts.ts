import { NETWORK_FILE } from "../../platforms/linux/network-file.ts";
import type { Place } from "../protocol/places.ts";

/** What a switch starts from whose network is the fabric's too. */
export const PLACES: readonly Place[] = [
  { name: "frr.conf", path: "/etc/frr/frr.conf", draft: "/etc/frr/.calico-fabric-frr.conf" },
  { name: "network.intf", path: NETWORK_FILE, draft: "/etc/network/.calico-fabric-network" },
];

/** Prints of a text what belongs into the file `$1`. */
export const SPLIT = `case $1 in
  network.intf) network_part ;;
  *) grep -v -e '^!|' -e '^!=' || : ;;
esac`;

/**
 * Functions about the network of a text in which it stands beside FRR's configuration: lines of ifupdown2's file begin with `!|`. A text of what
 * runs has lines with `!=` too, of how the links are that no file makes, so that they can be as they were: name, up or down, MTU, whether
 * ways back are looked at (rp_filter), whether IPv6 addresses stay when it is down, alias; `.` for the kernel's own spreading of flows.
 */
export const NETWORK_PARTS = `
network_part() { sed -n 's/^!| \\{0,1\\}//p'; }
names_in() { cat "$@" 2>/dev/null | sed -n 's/^!| //; s/^iface \\([^ ]*\\).*/\\1/p' | sort -u; }
made_in() {
  cat "$@" 2>/dev/null | sed 's/^!| //' |
    awk '$1 == "iface" { name = $2; if (index(name, ".")) print name } $1 ~ /^(bridge-ports|vlan-id|bond-slaves)$/ { print name }' | sort -u
}
is_made() { [ -e "/sys/class/net/$1/bridge" ] || [ -e "/sys/class/net/$1/bonding" ] || [ -e "/proc/net/vlan/$1" ]; }
value_of() { cat "/proc/sys/net/$1" 2>/dev/null || echo -; }
link_line() {
  flags=$(cat "/sys/class/net/$1/flags") || return 0
  up=down
  [ $((flags & 1)) = 0 ] || up=up
  printf '!= %s %s %s %s %s %s\\n' "$1" "$up" "$(cat "/sys/class/net/$1/mtu")" "$(value_of "ipv4/conf/$1/rp_filter")" \\
    "$(value_of "ipv6/conf/$1/keep_addr_on_down")" "$(cat "/sys/class/net/$1/ifalias")" | sed 's/ $//'
}
network_runs() {
  folded || return 0
  [ ! -e ${NETWORK_FILE} ] || sed 's/^/!| /; s/ $//' ${NETWORK_FILE}
  printf '!= . %s %s\\n' "$(value_of ipv4/fib_multipath_hash_policy)" "$(value_of ipv6/fib_multipath_hash_policy)"
  for link in /sys/class/net/*; do
    link=\${link##*/}
    [ "$link" = lo ] || is_made "$link" || link_line "$link"
  done
}
`;

/** `network_bring` and `network_differs` of the text `$folder/$1`: what the text has not, and another text of the delivery or the file has, goes. */
export const NETWORK = `${NETWORK_PARTS}
network_concerns() { cat "$folder/candidate" "$folder/before" ${NETWORK_FILE} 2>/dev/null | grep -q -e '^!|' -e '^iface '; }
network_wanted() {
  mkdir -p "$scratch"
  wanted=$scratch/$1.intf
  network_part <"$folder/$1" >"$wanted" || return 1
  names_in "$wanted" >"$scratch/$1.names"
  gone=$(names_in "$folder/candidate" "$folder/before" ${NETWORK_FILE} | grep -v -x -F -f "$scratch/$1.names")
  goes=$(made_in "$folder/candidate" "$folder/before" ${NETWORK_FILE} | grep -v -x -F -f "$scratch/$1.names")
  :
}
set_value() { [ "$2" = - ] || [ "$(value_of "$1")" = "$2" ] || printf '%s\\n' "$2" >"/proc/sys/net/$1"; }
ip_link() { timeout -k 5 10 ip link "$@"; }
as_noted() {
  [ "$1" != . ] || { set_value ipv4/fib_multipath_hash_policy "$2"; set_value ipv6/fib_multipath_hash_policy "$3"; return; }
  [ -e "/sys/class/net/$1" ] || return 0
  set_value "ipv4/conf/$1/rp_filter" "$4"
  set_value "ipv6/conf/$1/keep_addr_on_down" "$5"
  [ "$(cat "/sys/class/net/$1/mtu")" = "$3" ] || ip_link set dev "$1" mtu "$3"
  [ "$(cat "/sys/class/net/$1/ifalias")" = "$6" ] || printf '%s\\n' "$6" >"/sys/class/net/$1/ifalias"
  ip_link set dev "$1" "$2"
}
# What was noted of links: before a change all of it, and beside what is wanted only of those that go.
noted() {
  sed -n 's/^!= //p' "$folder/$1" | while read -r name rest; do
    [ "$1" = before ] || printf '%s\\n' "$gone" | grep -q -x -F -e "$name" || { [ "$name" = . ] && ! [ -s "$wanted" ]; } || continue
    printf '%s %s\\n' "$name" "$rest"
  done
}
network_bring() {
  network_concerns || return 0
  network_wanted "$1" || return 1
  mkdir -p /run/network
  if [ -n "$gone" ]; then
    # shellcheck disable=SC2086
    timeout -k 5 "$2" ifdown $gone >/dev/null 2>&1
    for name in $goes; do [ ! -e "/sys/class/net/$name" ] || ip_link delete dev "$name"; done
    for name in $gone; do
      [ ! -e "/sys/class/net/$name" ] || { ip_link set dev "$name" nomaster; ip_link set dev "$name" down; }
    done
  fi
  code=0
  if [ -s "$wanted" ]; then timeout -k 5 "$2" ifup -a -i "$wanted" || code=$?; fi
  noted "$1" | while read -r name one two three four five; do as_noted "$name" "$one" "$two" "$three" "$four" "$five"; done
  return "$code"
}
network_differs() {
  network_concerns || return 0
  network_wanted "$1" || return 1
  {
    for name in $goes; do [ ! -e "/sys/class/net/$name" ] || printf 'ifdown %s\\n' "$name"; done
    if [ -s "$wanted" ]; then
      # Addresses are FRR's: that there are some is no difference.
      ifquery -a --check -i "$wanted" 2>/dev/null | awk '
        $1 == "iface" { name = $2; next }
        $1 ~ /^address/ { next }
        / \\[fail\\]$/ { sub(/ *\\[fail\\]$/, ""); sub(/^[ \\t]+/, ""); print "ifup " name " (" $0 ")" }'
      settings <"$wanted"
    fi
    noted "$1" | while read -r name rest; do
      [ "$name" = . ] || ! [ -e "/sys/class/net/$name" ] || [ "$(link_line "$name")" = "$(printf '!= %s %s' "$name" "$rest")" ] ||
        printf 'ip link set dev %s (was: %s)\\n' "$name" "$rest"
    done
  } >"$scratch/$1.network"
  [ ! -s "$scratch/$1.network" ] || { printf '\\nLines To Add\\n============\\n'; cat "$scratch/$1.network"; }
}
# What ifquery does not look at: commands once an interface is up.
settings() {
  awk '$1 == "iface" { name = $2 } $1 == "post-up" && $2 == "sysctl" { print name, "sysctl", $5 } $1 == "post-up" && $2 == "ip" { print name, "mtu", $8 }' |
    while read -r name what value; do
      case $what in
        sysctl) [ "$(cat "/proc/sys/\${value%=*}" 2>/dev/null)" = "\${value#*=}" ] || printf 'ifup %s (sysctl %s)\\n' "$name" "$value" ;;
        mtu) [ "$(cat "/sys/class/net/$name/mtu" 2>/dev/null)" = "$value" ] || printf 'ifup %s (mtu %s)\\n' "$name" "$value" ;;
      esac
    done
}
`;

/**
 * $1 candidate. Has ifupdown2 read its network, and prints what of it can't be: interfaces that are the user's own in /etc/network, those that are
 * there and that the fabric would make, and ports that the switch does not have.
 */
export const CHECK_NETWORK = `${NETWORK_PARTS}
grep -q '^!|' "$1" || exit 0
checked=$(dirname "$1")/network.intf
network_part <"$1" >"$checked"
said=$(ifup -a -s -i "$checked" 2>&1) || { printf '%s\\n' "$said"; exit 1; }
for file in /etc/network/interfaces /etc/network/interfaces.d/*; do
  [ -e "$file" ] && [ "$file" != ${NETWORK_FILE} ] || continue
  awk '
    function names(one,  from, to, head, tail, range) {
      if (!match(one, /\\[[0-9]+-[0-9]+\\]/)) { print one; return }
      head = substr(one, 1, RSTART - 1); tail = substr(one, RSTART + RLENGTH)
      split(substr(one, RSTART + 1, RLENGTH - 2), range, "-")
      for (from = range[1] + 0; from <= range[2] + 0; from++) print head from tail
    }
    $1 == "iface" { names($2) }
    $1 == "auto" || $1 ~ /^allow-/ { for (at = 2; at <= NF; at++) names($at) }' "$file" | sort -u >"$checked.own"
  names_in "$checked" | grep -x -F -f "$checked.own" | sed "s#^#taken: #; s#\\$# $file#"
done
made_in "$checked" >"$checked.made"
for name in $(names_in "$checked"); do
  if grep -q -x -F -e "$name" "$checked.made"; then
    [ ! -e "/sys/class/net/$name" ] || names_in ${NETWORK_FILE} | grep -q -x -F -e "$name" || printf 'there: %s\\n' "$name"
  else
    [ -e "/sys/class/net/$name" ] || printf 'lacking: %s\\n' "$name"
  fi
done`;
