import type { Facts, OspfInterfaceFacts } from "../support/facts.ts";
import { networkIn } from "./addresses.ts";
import type { Configuration, Interface, Ospf } from "./configuration.ts";

const isPort = (name: string): boolean =>
  !/^(?:LoopBack|Vlan-interface|Route-Aggregation|Bridge-Aggregation)/.test(name);

function checked(name: string, { lines, addresses, virtuals }: Interface): void {
  const mode = lines.get("port link-mode");
  const kind = lines.get("port link-type");
  const switches = kind !== undefined;
  if (isPort(name) && mode !== (switches ? "bridge" : "route")) throw new Error(`${name} is of no mode`);
  if (isPort(name) && !lines.has("undo shutdown")) throw new Error(`${name} may be shut`);
  if (switches === addresses.length > 0) throw new Error(`${name} neither switches nor routes`);
  if (
    lines.has("mac-address") !== virtuals.length > 0 ||
    virtuals.some(({ mac }) => mac !== lines.get("mac-address")) ||
    (virtuals.length > 0 && virtuals.length !== addresses.length)
  )
    throw new Error(`${name} is shared by half`);
  if (!lines.has("description")) throw new Error(`${name} has no description`);
  if (
    kind === "access" &&
    !(
      lines.has("port access vlan") &&
      lines.has("stp edged-port") &&
      lines.has("stp port bpdu-protection enable")
    )
  )
    throw new Error(`${name} is no edge`);
  if (kind === "trunk" && !(lines.has("undo port trunk permit vlan") && lines.has("port trunk permit vlan")))
    throw new Error(`${name} is no trunk`);
}

/** Interfaces with their addresses. @throws Error where a port is not in the mode that it needs */
export function interfaces({ interfaces: all }: Configuration): Facts["interfaces"] {
  return Object.fromEntries(
    [...all].map(([name, one]) => {
      checked(name, one);
      const own = one.virtuals.map(({ address }) => address);
      return [
        name,
        {
          description: one.lines.get("description") ?? "",
          addresses: own.length > 0 ? own : one.addresses,
        },
      ];
    }),
  );
}

/** What both of a pair have. */
export function shared({ interfaces: all }: Configuration): Pick<Facts, "shared"> {
  const found = [...all.values()].flatMap(({ lines, addresses, virtuals }) =>
    virtuals.length > 0 ? addresses.map((address) => `${address} ${lines.get("mac-address") ?? ""}`) : [],
  );
  return found.length > 0 ? { shared: found } : {};
}

/** @throws Error where a port carries a VLAN that is not there, or nobody routes in one */
export function vlans({ vlans: all, interfaces: ports }: Configuration): Facts["vlans"] {
  const carrying = (key: string, vlan: string): readonly string[] =>
    [...ports]
      .filter(([, { lines }]) => lines.get(key) === vlan)
      .map(([name]) => name)
      .sort();
  const used = [...ports.values()].flatMap(({ lines }) =>
    ["port access vlan", "port trunk permit vlan"].flatMap((key) => lines.get(key) ?? []),
  );
  const missing = used.find((vlan) => !all.has(vlan));
  if (missing !== undefined) throw new Error(`no VLAN ${missing}`);
  return Object.fromEntries(
    [...all].map(([vlan, { name }]) => {
      const gateway = `Vlan-interface${vlan}`;
      if (!ports.has(gateway) || name === null) throw new Error(`VLAN ${vlan} is not whole`);
      return [
        vlan,
        {
          gateway,
          untagged: carrying("port access vlan", vlan),
          tagged: carrying("port trunk permit vlan", vlan),
        },
      ];
    }),
  );
}

function ospfInterface(
  word: string,
  silent: boolean,
  name: string,
  { lines }: Interface,
): OspfInterfaceFacts {
  const number = (key: string): number | null => {
    const value = lines.get(`${word} ${key}`);
    return value === undefined ? null : Number(value);
  };
  const passive = silent || name.startsWith("LoopBack");
  const [cost, hello, dead] = [number("cost"), number("timer hello"), number("timer dead")];
  if (!passive && lines.get(`${word} network-type`) !== "p2p") throw new Error(`${name} elects`);
  if (cost === null && !name.startsWith("LoopBack")) throw new Error(`${name} has no cost`);
  return { passive, cost: cost ?? 0, hello, dead, bfd: lines.has(`${word} bfd enable`) };
}

function processFacts(
  { interfaces: all }: Configuration,
  word: "ospf" | "ospfv3",
  { silent, paths, area, networks }: Ospf,
): NonNullable<Facts["ospf"]> {
  const speaks = ({ lines, addresses }: Interface): boolean =>
    word === "ospfv3" ? lines.has("ospfv3 1 area") : addresses.some((at) => networks.includes(networkIn(at)));
  const spoken = [...all].filter(([, one]) => speaks(one));
  if (area === null || paths === null) throw new Error(`${word} is not whole`);
  if (word === "ospf" && networks.length !== spoken.length)
    throw new Error("a network that no interface has");
  if (silent.some((name) => !spoken.some(([one]) => one === name)))
    throw new Error("silent, and does not speak");
  for (const [name, { lines }] of all)
    if (!spoken.some(([one]) => one === name) && [...lines.keys()].some((key) => key.startsWith(`${word} `)))
      throw new Error(`${name} does not speak ${word}`);
  return {
    paths,
    interfaces: Object.fromEntries(
      spoken.map(([name, one]) => [name, ospfInterface(word, silent.includes(name), name, one)]),
    ),
  };
}

/** OSPF of both families, which must be alike. */
export function ospf(configuration: Configuration, routerId: string, hasIpv6: boolean): Facts["ospf"] {
  const [v2, v3] = [configuration.ospf.get("ospf"), configuration.ospf.get("ospfv3")];
  if (v2 === undefined) {
    const lines = [...configuration.interfaces.values()].flatMap((one) => [...one.lines.keys()]);
    if (v3 !== undefined || lines.some((key) => key.startsWith("ospf")))
      throw new Error("OSPF without a process");
    return null;
  }
  if ((v3 !== undefined) !== hasIpv6) throw new Error("OSPF in one family only");
  const facts = processFacts(configuration, "ospf", v2);
  for (const [word, one] of configuration.ospf) {
    if (one.routerId !== routerId) throw new Error(`another router id in ${word}`);
    if (JSON.stringify(processFacts(configuration, word, one)) !== JSON.stringify(facts))
      throw new Error("OSPF is not alike in both families");
  }
  return facts;
}
