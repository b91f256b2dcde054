/** Prints the state of every BGP session as JSON; nothing where bgpd does not run. */
export const READ_SESSIONS = `
case " $(vtysh -c 'show daemons') " in
  *' bgpd '*) vtysh -c 'show bgp vrf all summary json' ;;
esac`;

/** $1 a peer. Prints as JSON, for each VRF, what FRR knows of it. */
export const READ_NEIGHBOR = `vtysh -c "show bgp vrf all neighbors $1 json"`;

/**
 * A function of the shell: \`drop_stale_keys\`.
 *
 * FRR 7.5 to 10.6 gives each neighbour of a listen range that is up while the range gets its password a key of its own on the listening socket,
 * and never takes it away once that neighbour is gone (mended in 10.7). The kernel goes by the closest key, so with the password gone or another, that
 * neighbour stays out. A neighbour who is configured by its address and deleted takes the key with it: no session is touched, and bgpd is
 * not restarted. Who is a neighbour now keeps its key. Keys are seen by root alone; ss may print them, and nothing of that is shown.
 */
export const DROP_STALE_KEYS = `
drop_stale_keys() {
  command -v ss >/dev/null || return 0
  stale=$(ss -Htlni 'sport = :179' 2>/dev/null | tr ' ' '\\n' | sed -n 's/^.*md5keys://p' | tr ',' '\\n' |
    sed -n -E 's#^([0-9.]+)/32=.*#\\1#p; s#^([0-9a-f:.]+)/128=.*#\\1#p')
  [ -n "$stale" ] || return 0
  running=$(vtysh -c 'show running-config' 2>/dev/null)
  asn=$(printf '%s\\n' "$running" | awk '$1 == "router" && $2 == "bgp" && $4 != "vrf" && $4 != "view" { print $3; exit }')
  [ -n "$asn" ] || return 0
  word=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \\n')
  for address in $stale; do
    case $running in *" neighbor $address "*) continue ;; esac
    # FRR refuses both for a neighbour that its range holds now, and that one's key is in use.
    vtysh -c 'configure terminal' -c "router bgp $asn" -c "neighbor $address remote-as external" \\
      -c "neighbor $address password $word" >/dev/null 2>&1
    vtysh -c 'configure terminal' -c "router bgp $asn" -c "no neighbor $address" >/dev/null 2>&1
  done
  return 0
}
`;
