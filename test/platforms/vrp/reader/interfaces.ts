import type { Facts } from "../../support/facts.ts";
import { demand, need, prefixOf, take, type Block, type FamilyName, type Rule } from "./grammar.ts";
import { ospfRules, type OspfOn } from "./ospf-on.ts";

/** What one `interface` block says. */
export interface Interface {
  readonly name: string;
  description: string;
  addresses: readonly string[];
  /** Its own, where those above are also another's. */
  own: readonly string[];
  mac: string | null;
  /** What answers for addresses of the other's. */
  readonly proxies: Set<string>;
  routed: boolean;
  ipv6: boolean;
  /** Whether it says that it is an access port. */
  accessPort: boolean;
  access: string | null;
  edge: boolean;
  trunk: boolean;
  tagged: ReadonlySet<string>;
  readonly ospf: Partial<Record<FamilyName, OspfOn>>;
}

const NAME =
  /^interface ((?:GE|[0-9]+GE)[0-9]+\/[0-9]+\/[0-9]+(?::[0-9])?|Eth-Trunk[0-9]+|Vlanif[0-9]+|LoopBack[0-9]+)$/;

const PROXIES = {
  ipv4: ["arp proxy enable"],
  ipv6: ["ipv6 nd na glean", "ipv6 nd proxy route enable"],
} as const;

const isPort = ({ name }: Interface): boolean => !/^(?:Vlanif|LoopBack)/.test(name);

function rules(one: Interface): readonly Rule[] {
  const sets = (form: RegExp, change: (...parts: string[]) => Partial<Interface>): Rule => [
    form,
    (...parts) => {
      Object.assign(one, change(...parts));
    },
  ];
  const addressed = (address: string, length: string): Partial<Interface> => ({
    addresses: [...one.addresses, prefixOf(address, length)],
  });
  return [
    sets(/^undo portswitch$/, () => ({ routed: true })),
    sets(/^undo shutdown$/, () => ({})),
    sets(/^description (.{1,242})$/, (description = "") => ({ description })),
    sets(/^ip address (\S+) ([0-9.]{7,})$/, (address = "", mask = "") => addressed(address, mask)),
    sets(/^ipv6 enable$/, () => ({ ipv6: true })),
    sets(/^ipv6 address (\S+)\/([0-9]+)$/, (address = "", length = "") => {
      demand(one.ipv6, `${one.name}: IPv6 is not enabled yet`);
      return addressed(address, length);
    }),
    sets(/^mac-address ([0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4})$/, (mac = "") => ({ mac })),
    sets(/^m-lag ip address (\S+) ([0-9.]{7,})$/, (address = "", mask = "") => ({
      own: [...one.own, prefixOf(address, mask)],
    })),
    // Its length is that of the address on the same network.
    sets(/^m-lag ipv6 address (\S+)$/, (address = "") => ({
      own: [...one.own, prefixOf(address, one.addresses.at(-1)?.split("/")[1] ?? "")],
    })),
    [
      /^(arp proxy enable|ipv6 nd na glean|ipv6 nd proxy route enable)$/,
      (line = "") => {
        one.proxies.add(line);
      },
    ],
    sets(/^port link-type access$/, () => ({ accessPort: true })),
    sets(/^port default vlan ([0-9]+)$/, (access = "") => {
      demand(one.accessPort, `${one.name} may have been a trunk`);
      return { access };
    }),
    sets(/^stp edged-port enable$/, () => ({ edge: true })),
    sets(/^port link-type trunk$/, () => ({ trunk: true, tagged: new Set(["1"]) })),
    sets(/^undo port trunk allow-pass vlan 1$/, () => ({ tagged: new Set([...one.tagged].slice(1)) })),
    sets(/^port trunk allow-pass vlan ([0-9]+)$/, (vlan = "") => {
      demand(one.trunk, `${one.name} is no trunk`);
      return { tagged: new Set([...one.tagged, vlan]) };
    }),
    ...ospfRules(one, "ipv4"),
    ...ospfRules(one, "ipv6"),
  ];
}

/** @throws Error where lines can't stand together */
function check(one: Interface): void {
  const { name, addresses, routed, ipv6, accessPort, access, edge, trunk } = one;
  const switched = access !== null || trunk;
  demand(!routed || isPort(one), `${name} is no port`);
  demand(addresses.length === 0 || !isPort(one) || routed, `${name} switches, and has an address`);
  demand(!switched || (isPort(one) && !routed), `${name} routes, and is in a VLAN`);
  demand(accessPort === (access !== null), `${name} is an access port of no VLAN`);
  demand(
    edge === (access !== null) && !(edge && trunk),
    `${name} is to a server, and is no edge port, or is and is not`,
  );
  const shares = one.own.length > 0;
  demand(shares === (one.mac !== null), `${name} shares an address and no MAC, or a MAC alone`);
  demand(
    !shares || one.own.length === addresses.length,
    `${name} has an address that is its own in one family`,
  );
  const wanted = one.own.flatMap((address) => PROXIES[address.includes(":") ? "ipv6" : "ipv4"]);
  demand([...one.proxies].sort().join() === wanted.sort().join(), `${name} does not answer for the other`);
  demand(addresses.length > 0 || switched, `${name} has no address, and no VLAN`);
  demand(!ipv6 || addresses.some((address) => address.includes(":")), `${name} has no IPv6 address`);
}

export function readInterface({ header, body }: Block): Interface {
  const name = need(NAME.exec(header)?.[1], `no interface: ${header}`);
  const one: Interface = {
    name,
    description: "",
    addresses: [],
    own: [],
    mac: null,
    proxies: new Set(),
    routed: false,
    ipv6: false,
    accessPort: false,
    access: null,
    edge: false,
    trunk: false,
    tagged: new Set(),
    ospf: {},
  };
  const forms = rules(one);
  for (const line of body) take(line, forms, name);
  check(one);
  return one;
}

export const interfaceFacts = (interfaces: readonly Interface[]): Facts["interfaces"] =>
  Object.fromEntries(
    interfaces.map(({ name, description, addresses, own }) => [
      name,
      { description, addresses: own.length > 0 ? own : addresses },
    ]),
  );

/** What both of a pair have. */
export function sharedBy(interfaces: readonly Interface[]): Pick<Facts, "shared"> {
  const shared = interfaces.flatMap(({ addresses, mac }) =>
    mac === null ? [] : addresses.map((address) => `${address} ${mac}`),
  );
  return shared.length > 0 ? { shared } : {};
}
