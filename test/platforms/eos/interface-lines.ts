import type { Form } from "./blocks.ts";

/** OSPF on an interface, in one family. */
export interface OspfLines {
  area?: string;
  cost?: number;
  hello?: number;
  dead?: number;
  pointToPoint?: true;
  bfd?: true;
}

export interface Interface {
  /** Settings that are a whole line. */
  readonly lines: Set<string>;
  description: string | null;
  ip: string | null;
  ipv6: string | null;
  readonly ospf: { ip?: OspfLines; ipv6?: OspfLines };
}

const ospf = (into: Interface, family: string): OspfLines =>
  (into.ospf[family === "ipv6" ? "ipv6" : "ip"] ??= {});

export const interfaceForms: readonly Form<Interface>[] = [
  [
    /description ([!-~][ -~]{0,239})/,
    (into, [text = ""]) => {
      into.description = text;
    },
  ],
  [
    /no shutdown|no switchport|switchport|switchport mode (?:access|trunk)|switchport (?:access|trunk allowed) vlan \d+|switchport trunk native vlan tag|spanning-tree portfast|spanning-tree bpduguard enable|ipv6 nd ra disabled|ipv6 enable|bfd interval \d+ min-rx \d+ multiplier \d+/,
    (into, _words, { line }) => into.lines.add(line),
  ],
  [
    /ip address (\d+\.\d+\.\d+\.\d+\/\d+)/,
    (into, [address = ""]) => {
      into.ip = address;
    },
  ],
  [
    /ipv6 address ([0-9a-f:]+\/\d+)/,
    (into, [address = ""]) => {
      into.ipv6 = address;
    },
  ],
  [
    /(?:(ip) ospf|(ipv6) ospf 1) area (0\.0\.0\.0)/,
    (into, [four = "", six = "", area = ""]) => {
      ospf(into, four || six).area = area;
    },
  ],
  [
    /(ip|ipv6) ospf cost (\d+)/,
    (into, [family = "", cost]) => {
      ospf(into, family).cost = Number(cost);
    },
  ],
  [
    /(ip|ipv6) ospf hello-interval (\d+)/,
    (into, [family = "", seconds]) => {
      ospf(into, family).hello = Number(seconds);
    },
  ],
  [
    /(ip|ipv6) ospf dead-interval (\d+)/,
    (into, [family = "", seconds]) => {
      ospf(into, family).dead = Number(seconds);
    },
  ],
  [
    /(ip|ipv6) ospf network point-to-point/,
    (into, [family = ""]) => {
      ospf(into, family).pointToPoint = true;
    },
  ],
  [
    /(ip) ospf neighbor bfd|(ipv6) ospf bfd/,
    (into, [four = "", six = ""]) => {
      ospf(into, four || six).bfd = true;
    },
  ],
];
