import { compile, type DatacenterSpec } from "../../../src/index.ts";

type Servers = NonNullable<DatacenterSpec["servers"]>;
type Rack = NonNullable<DatacenterSpec["racks"]>[number];

const nodes = [{ name: "worker-1", index: 0 }];
const [one, two] = [[{ index: 0 }], [{ index: 0 }, { index: 1 }]];

/** Everything that a server may be given otherwise, by what it is: its rack and how it stands in it. */
const KINDS: Readonly<Record<string, { readonly rack: Partial<Rack>; readonly servers?: Servers }>> = {
  "one port": { rack: { tors: one } },
  "two ports, one in use": { rack: { tors: two } },
  "two ports to each of two ToRs, by LACP": { rack: { tors: two }, servers: { bond: "lacp", links: 2 } },
  "links to two ToRs": { rack: { tors: two, attachment: "routed" } },
};

const specOf = (kind: string, servers: Servers, families: 1 | 2): DatacenterSpec => ({
  name: "dc",
  fabric: { model: "as-per-rack" },
  platforms: { tors: "eos" },
  servers: { ...servers, ...KINDS[kind]?.servers },
  ethernet: { fabric: { mtu: 9000 }, racks: { mtu: 8950 } },
  ...(families === 2 ? { ipv6: { prefix: "fd12:3456:789a::/48" } } : {}),
  spines: [{ name: "spine-1", index: 0 }],
  racks: [{ name: "r1", index: 0, nodes, ...KINDS[kind]?.rack }],
});

export const kinds: readonly string[] = Object.keys(KINDS);

/** The files of the one server of a fabric. */
export function filesOf(kind: string, servers: Servers, families: 1 | 2 = 2): ReadonlyMap<string, string> {
  const [server] = compile(specOf(kind, servers, families)).servers;
  return server?.files ?? new Map();
}
