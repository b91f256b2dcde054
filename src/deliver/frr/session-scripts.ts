/** Prints the state of every BGP session as JSON; nothing where bgpd does not run. */
export const READ_SESSIONS = `
case " $(vtysh -c 'show daemons') " in
  *' bgpd '*) vtysh -c 'show bgp vrf all summary json' ;;
esac`;

/** $1 a peer. Prints as JSON, for each VRF, what FRR knows of it. */
export const READ_NEIGHBOR = `vtysh -c "show bgp vrf all neighbors $1 json"`;

/**
 * Functions of the shell: `stale_keys` prints addresses whose key bgpd's listening socket has and nobody uses, `drop_stale_keys` takes
 * them away.
 *
 * FRR 7.5 to 10.6 gives each neighbour of a listen range that is up while the range gets its password a key of its own on the listening socket,
 * and does not take it away when that neighbour goes (mended in 10.7). The kernel goes by the closest key, so with the password gone or another, that
 * neighbour stays out. A neighbour who is configured by its address and deleted takes the key with it: no session is touched, and bgpd is
 * not restarted. Keys are seen by root alone; ss prints them with the addresses, and they go nowhere from here.
 */
export const DROP_STALE_KEYS = `
stale_keys() {
  command -v ss >/dev/null || return 0
  keys=$(ss -Htlni 'sport = :179' 2>/dev/null | tr ' ' '\\n' | sed -n 's/^.*md5keys://p' | tr ',' '\\n' |
    sed -n -E 's#^([0-9.]+)/32=.*#\\1#p; s#^([0-9a-f:.]+)/128=.*#\\1#p')
  [ -n "$keys" ] || return 0
  neighbors=$(vtysh -c 'show running-config'; vtysh -c 'show bgp vrf all summary json')
  for address in $keys; do
    case $neighbors in *" neighbor $address "* | *"\\"$address\\":{"*) ;; *) printf '%s\\n' "$address" ;; esac
  done
}
drop_stale_keys() {
  stale=$(stale_keys 2>/dev/null)
  [ -n "$stale" ] || return 0
  asn=$(vtysh -c 'show running-config' | awk '$1 == "router" && $2 == "bgp" && $4 != "vrf" && $4 != "view" { print $3; exit }')
  [ -n "$asn" ] || return 0
  word=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \\n')
  for address in $stale; do
    # FRR refuses both for a neighbour that its range has come to hold meanwhile.
    vtysh -c 'configure terminal' -c "router bgp $asn" -c "neighbor $address remote-as external" \\
      -c "neighbor $address password $word" >/dev/null 2>&1
    vtysh -c 'configure terminal' -c "router bgp $asn" -c "no neighbor $address" >/dev/null 2>&1
  done
  return 0
}
`;

/** Prints addresses that have a key nobody uses, once there has been every chance to take it away. */
export const LEFT_KEYS = `${DROP_STALE_KEYS}
for try in 1 2 3; do
  drop_stale_keys
  left=$(stale_keys 2>/dev/null)
  [ -n "$left" ] || exit 0
  sleep 1
done
printf '%s\\n' "$left"`;
