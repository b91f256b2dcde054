import { blocksOf, once, take, type Form } from "./blocks.ts";
import { bgpForms, type Bgp } from "./bgp-lines.ts";
import { interfaceForms, type Interface } from "./interface-lines.ts";
import { policyForms, type Policies } from "./policy-lines.ts";

export interface OspfProcess {
  routerId: string | null;
  paths: number | null;
  readonly passive: Set<string>;
}

/** Every line of a configuration in its place, and nothing resolved. */
export interface Device extends Policies {
  readonly globals: Set<string>;
  readonly vlans: Map<string, { name: string | null }>;
  readonly interfaces: Map<string, Interface>;
  readonly discards: string[];
  readonly statics: string[];
  readonly ospf: Map<string, OspfProcess>;
  bgp: Bgp | null;
}

const NAME = "[A-Za-z0-9_.-]+";
const P4 = "\\d+\\.\\d+\\.\\d+\\.\\d+/\\d+";
const P6 = "[0-9a-f:]+/\\d+";
const PORT = "(?:Ethernet|Port-Channel|Vlan)[0-9/]+";

const ospfForms: readonly Form<OspfProcess>[] = [
  [
    /router-id (\d+\.\d+\.\d+\.\d+)/,
    (process, [id = ""]) => {
      process.routerId = id;
    },
  ],
  [
    /passive-interface ((?:Loopback|Vlan|Ethernet)[0-9/]+)/,
    (process, [name = ""]) => process.passive.add(name),
  ],
  [
    /maximum-paths (\d+)/,
    (process, [paths]) => {
      process.paths = Number(paths);
    },
  ],
];

const forms: readonly Form<Device>[] = [
  [
    /service routing protocols model multi-agent|ip routing(?: ipv6 interfaces)?|ipv6 unicast-routing/,
    (device, _words, { line }) => device.globals.add(line),
  ],
  [
    /vlan (\d+)/,
    (device, [id = ""], { children }) => {
      const vlan = once(device.vlans, id, { name: null as string | null });
      take(
        children,
        [
          [
            new RegExp(`name (${NAME})`),
            (into, [name = ""]) => {
              into.name = name;
            },
          ],
        ],
        vlan,
      );
    },
  ],
  [
    new RegExp(`interface (Loopback0|${PORT})`),
    (device, [name = ""], { children }) => {
      const empty: Interface = { lines: new Set(), description: null, ip: null, ipv6: null, ospf: {} };
      take(children, interfaceForms, once(device.interfaces, name, empty));
    },
  ],
  [
    new RegExp(`(?:ip route (${P4})|ipv6 route (${P6})) Null0 254`),
    (device, [four = "", six = ""]) => device.discards.push(four || six),
  ],
  [
    new RegExp(`ip route (${P4}) (${PORT}) ([0-9.]+)|ipv6 route (${P6}) (${PORT}) ([0-9a-f:]+)`),
    (device, words) => {
      const [prefix, port, via] = words.filter((word) => word !== "");
      device.statics.push(`${String(prefix)} via ${String(via)} ${String(port)}`);
    },
  ],
  [
    /router bgp (\d+)/,
    (device, [asn], { children }) => {
      if (device.bgp !== null) throw new Error("two processes of BGP");
      const empty = { lines: new Set<string>(), networks: [], aggregates: [], ranges: [] };
      device.bgp = take(
        children,
        bgpForms,
        { asn: Number(asn), ...empty, links: new Map(), of: new Map(), families: new Map() },
        true,
      );
    },
  ],
  [
    /(router ospf|ipv6 router ospf) 1/,
    (device, [which = ""], { children }) => {
      const empty: OspfProcess = { routerId: null, paths: null, passive: new Set() };
      take(children, ospfForms, once(device.ospf, which, empty));
    },
  ],
];

/** A configuration, line by line. @throws Error at the first line that has no meaning where it stands */
export const deviceOf = (text: string): Device =>
  take<Device>(
    blocksOf(text),
    [...forms, ...policyForms],
    {
      globals: new Set(),
      vlans: new Map(),
      interfaces: new Map(),
      discards: [],
      statics: [],
      ospf: new Map(),
      bgp: null,
      prefixLists: new Map(),
      communityLists: new Map(),
      routeMaps: new Map(),
      peerFilters: new Map(),
    },
    true,
  );
