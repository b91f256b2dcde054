/** By how the fabric's line begins, or that of the block that it is in: what to do in place of touching it. */
const OPTIONS: readonly (readonly [begins: RegExp, instead: string])[] = [
  [
    /^interface (?:lo\b|loopback)/i,
    "take another loopback; the address of the fabric's is `pin.loopback` or a pool's",
  ],
  [
    /^(?:auto |allow-\S+ |iface |interface |port split )/i,
    "use `ports`, `ethernet`, `servers` and `hardware` for what the fabric's ports have, and your own lines for other ports",
  ],
  [/^vlan /i, "take another VLAN for yours; the number of a rack's is that of `ports.torRack`"],
  [
    /(?:prefix-list|ip-prefix|route-map|route-policy|community|as-path|peer-filter)/i,
    "give your own list or policy another name",
  ],
  [
    /^(?:router )?bgp\b/i,
    "use `bgp`, `outside.peers`, `racks` and `spines` for the fabric's sessions; peers, groups and networks of your own may stand in the same process",
  ],
  [
    /(?:route-static|^ip(?:v6)? route) /i,
    "use `outside.peers` for routes out of the fabric, or leave it out",
  ],
  [/ospf/i, "use `fabric.igp` for what the fabric's OSPF does, or a process of your own"],
  [
    /(?:mlag|vpc|m-lag|dfs-group|irf|fabricpath|trill)/i,
    "use `servers.bond`, `fabric.switching` and `keepalive`",
  ],
];

/** What to do where a line would touch one of the fabric's, by that and the blocks around it. */
export function optionFor(path: readonly string[]): string {
  const found = path.flatMap((text) => OPTIONS.find(([begins]) => begins.test(text))?.[1] ?? []);
  return found[0] ?? "leave it out: the fabric says what it needs of it";
}
