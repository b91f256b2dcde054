import type { UnconfirmedLine } from "../platform.ts";

/** Lines that no manual shows in this form, or of whose effect manuals differ. */
export const unconfirmed: readonly UnconfirmedLine[] = [
  {
    pattern: /^ip as-path [0-9]+ deny \^\(/,
    doubt:
      "manuals do not say whether lists of AS paths count repetitions; where they don't, a path of any length passes",
  },
  {
    pattern: /^stp port bpdu-protection enable$/,
    doubt:
      "seen in configurations only; where the port does not take it, `stp bpdu-protection` does the same for all edge ports of the switch",
  },
  {
    pattern: /^peer \S+ reflect-client$/,
    doubt:
      "by manuals of early releases a switch with `balance` names itself as next hop in all that it tells iBGP peers: nodes of a rack would reach one another by way of it",
  },
  {
    pattern: /^reflect change-path-attribute$/,
    doubt:
      "no manual shows it together with a policy that sets the next hop; without effect, nodes do not reach other racks",
  },
  {
    pattern: /^(?:apply ip-address next-hop|apply ipv6 next-hop) /,
    doubt:
      "manuals do not say whether it holds for what iBGP peers are told; where it does not, `next-hop-local` of the peer group does, and perhaps for reflected routes too",
  },
  {
    pattern: /^mtu [0-9]+$/,
    doubt: "manuals of some models take at most 1500 of a VLAN's interface",
  },
  {
    pattern: /^(?:speed [0-9]+|port fec mode \S+)$/,
    doubt: "manuals do not say which speeds and which error correction a port of each model takes",
  },
  {
    pattern: /^peer \S+ source-address /,
    doubt:
      "newer manuals have it; where a release does not, sessions between the two of a pair do not come up",
  },
  {
    pattern: /^port m-lag (?:ipv6 )?virtual-ip /,
    doubt:
      "manuals do not say whether what a server sends to one ToR's own address by its cable to the other keeps its TTL; where it does not, sessions with TTL security, and those by eBGP, do not come up",
  },
  {
    pattern: /^ipv6 route-static .* NULL0 /,
    doubt: "seen for IPv4 only",
  },
  {
    pattern: /^network (?:0\.0\.0\.0 0\.0\.0\.0|:: 0)$/,
    doubt: "manuals do not say whether the default route may be announced so",
  },
  {
    pattern: /^peer \S+ default-route-advertise route-policy /,
    doubt: "manuals do not say whether the policy's communities go out with the default route",
  },
  {
    pattern: /^peer \S+ fake-as /,
    doubt:
      "manuals do not say whether the switch's own AS number stays in the path behind it, and some releases call it `local-as`",
  },
  {
    pattern: /^peer \S+ public-as-only force$/,
    doubt:
      "early releases know no `force`, and none of the manuals says whether private numbers of four bytes go too",
  },
  {
    pattern: /^peer \S+ substitute-as$/,
    doubt:
      "manuals show it between a provider and sites of VPNs, and have it for the public routing table too",
  },
  {
    pattern: /^undo stp enable$/,
    doubt:
      "manuals want spanning tree off in a network of TRILL and edge ports at its rim, and none shows both on one switch",
  },
  {
    pattern: /^trill link-type trunk$/,
    doubt:
      "no manual shows in which VLAN ports between two switches of TRILL are to be; here they are in the fabric's, without a tag",
  },
  {
    pattern: /^trill link-type access alone$/,
    doubt:
      "early releases may not know `alone`; without it nodes get Hellos, and their ports wait up to half a minute",
  },
];
