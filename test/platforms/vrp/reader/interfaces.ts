import type { Facts } from "../../support/facts.ts";
import { demand, need, prefixOf, take, type Block, type FamilyName, type Rule } from "./grammar.ts";

export interface OspfOn {
  cost: number;
  pointToPoint: boolean;
  hello: number;
  conservative: boolean;
  dead: number | null;
  bfd: boolean;
  bfdTimers: boolean;
}

/** What one `interface` block says. */
export interface Interface {
  readonly name: string;
  description: string;
  readonly addresses: string[];
  routed: boolean;
  ipv6: boolean;
  access: string | null;
  edge: boolean;
  trunk: boolean;
  readonly tagged: Set<string>;
  readonly ospf: Partial<Record<FamilyName, OspfOn>>;
}

const NAME =
  /^interface ((?:GE|[0-9]+GE)[0-9]+\/[0-9]+\/[0-9]+(?::[0-9])?|Eth-Trunk[0-9]+|Vlanif[0-9]+|LoopBack[0-9]+)$/;
const OSPF = { ipv4: "ospf", ipv6: "ospfv3" } as const;

const isPort = ({ name }: Interface): boolean => !/^(?:Vlanif|LoopBack)/.test(name);

function ospfRules(one: Interface, family: FamilyName): readonly Rule[] {
  const on = OSPF[family];
  const set = (change: Partial<OspfOn>): void => {
    Object.assign(need(one.ospf[family], `${one.name}: ${on} is not enabled yet`), change);
  };
  const [transmit, receive] = family === "ipv4" ? ["tx", "rx"] : ["transmit", "receive"];
  return [
    [
      family === "ipv4" ? /^ospf enable 1 area 0\.0\.0\.0$/ : /^ospfv3 1 area 0\.0\.0\.0$/,
      () => {
        one.ospf[family] = {
          cost: 0,
          pointToPoint: false,
          hello: 10,
          conservative: false,
          dead: null,
          bfd: false,
          bfdTimers: false,
        };
      },
    ],
    [
      new RegExp(`^${on} cost ([0-9]+)$`),
      (cost) => {
        set({ cost: Number(cost) });
      },
    ],
    [
      new RegExp(`^${on} network-type p2p$`),
      () => {
        set({ pointToPoint: true });
      },
    ],
    [
      new RegExp(`^${on} timer hello ([0-9]+)( conservative)?$`),
      (hello, word) => {
        set({ hello: Number(hello), conservative: word !== "" });
      },
    ],
    [
      new RegExp(`^${on} timer dead ([0-9]+)$`),
      (dead) => {
        set({ dead: Number(dead) });
      },
    ],
    [
      new RegExp(`^${on} bfd enable$`),
      () => {
        set({ bfd: true });
      },
    ],
    [
      new RegExp(
        `^${on} bfd min-${transmit}-interval [0-9]+ min-${receive}-interval [0-9]+ detect-multiplier [0-9]+$`,
      ),
      () => {
        set({ bfdTimers: true });
      },
    ],
  ];
}

const rules = (one: Interface): readonly Rule[] => [
  [
    /^undo portswitch$/,
    () => {
      demand(isPort(one), `${one.name} is no port`);
      one.routed = true;
    },
  ],
  [/^undo shutdown$/, () => undefined],
  [
    /^description (.{1,242})$/,
    (text = "") => {
      one.description = text;
    },
  ],
  [
    /^ip address (\S+) ([0-9.]{7,})$/,
    (address = "", mask = "") => {
      one.addresses.push(prefixOf(address, mask));
    },
  ],
  [
    /^ipv6 enable$/,
    () => {
      one.ipv6 = true;
    },
  ],
  [
    /^ipv6 address (\S+)\/([0-9]+)$/,
    (address = "", length = "") => {
      demand(one.ipv6, `${one.name}: IPv6 is not enabled yet`);
      one.addresses.push(prefixOf(address, length));
    },
  ],
  [
    /^port default vlan ([0-9]+)$/,
    (vlan = "") => {
      one.access = vlan;
    },
  ],
  [
    /^stp edged-port enable$/,
    () => {
      one.edge = true;
    },
  ],
  [
    /^port link-type trunk$/,
    () => {
      one.trunk = true;
      one.tagged.add("1");
    },
  ],
  [
    /^undo port trunk allow-pass vlan 1$/,
    () => {
      demand(one.trunk, `${one.name} is no trunk`);
      one.tagged.delete("1");
    },
  ],
  [
    /^port trunk allow-pass vlan ([0-9]+)$/,
    (vlan = "") => {
      demand(one.trunk, `${one.name} is no trunk`);
      one.tagged.add(vlan);
    },
  ],
  ...ospfRules(one, "ipv4"),
  ...ospfRules(one, "ipv6"),
];

/** @throws Error where lines can't stand together */
export function readInterface({ header, body }: Block): Interface {
  const name = need(NAME.exec(header)?.[1], `no interface: ${header}`);
  const one: Interface = {
    name,
    description: "",
    addresses: [],
    routed: false,
    ipv6: false,
    access: null,
    edge: false,
    trunk: false,
    tagged: new Set(),
    ospf: {},
  };
  for (const line of body) take(line, rules(one), name);
  const switched = one.access !== null || one.trunk;
  demand(one.addresses.length === 0 || !isPort(one) || one.routed, `${name} switches, and has an address`);
  demand(!switched || (isPort(one) && !one.routed), `${name} routes, and is in a VLAN`);
  demand(one.access === null || (one.edge && !one.trunk), `${name} is no edge port`);
  demand(one.edge === (one.access !== null), `${name} is an edge port that leads nowhere`);
  demand(one.addresses.length > 0 || switched, `${name} has no address, and no VLAN`);
  demand(!one.ipv6 || one.addresses.some((address) => address.includes(":")), `${name} has no IPv6 address`);
  return one;
}

export const interfaceFacts = (interfaces: readonly Interface[]): Facts["interfaces"] =>
  Object.fromEntries(
    interfaces.map(({ name, description, addresses }) => [name, { description, addresses }]),
  );

/** @param declared VLANs of `vlan batch` */
export function vlanFacts(
  interfaces: readonly Interface[],
  declared: readonly string[],
  guarded: boolean,
): Facts["vlans"] {
  const ports = interfaces.filter(({ access, trunk }) => access !== null || trunk);
  const used = new Set(
    ports.flatMap(({ access, tagged }) => [...(access === null ? [] : [access]), ...tagged]),
  );
  for (const vlan of used) demand(declared.includes(vlan), `VLAN ${vlan} is used, and not made`);
  demand(
    guarded === ports.some(({ edge }) => edge),
    "edge ports, and their guard, are there together or not at all",
  );
  for (const { name } of interfaces) {
    const vlan = /^Vlanif([0-9]+)$/.exec(name)?.[1];
    demand(vlan === undefined || declared.includes(vlan), `${name} is of no VLAN`);
  }
  return Object.fromEntries(
    declared.map((vlan) => {
      const gateway = `Vlanif${vlan}`;
      demand(
        interfaces.some(({ name }) => name === gateway),
        `nobody routes in VLAN ${vlan}`,
      );
      const names = (some: readonly Interface[]) => some.map(({ name }) => name).sort();
      return [
        vlan,
        {
          gateway,
          untagged: names(ports.filter(({ access }) => access === vlan)),
          tagged: names(ports.filter(({ tagged }) => tagged.has(vlan))),
        },
      ];
    }),
  );
}
