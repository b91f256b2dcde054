import type { EthernetIntent } from "../../../src/intent/index.ts";
import { networkIn } from "../../../src/platforms/linux/network-text.ts";
import { readFrr } from "../frr/read-back.ts";
import { somethingOf, type Taken } from "../support/ethernet-facts.ts";
import type { Facts, InterfaceFacts, VlanFacts } from "../support/facts.ts";
import { withVrf } from "../support/vrf-part.ts";
import { list, onlyHas, said, stanzasOf, type Stanza } from "./stanzas.ts";
import { outOfVrf } from "./vrf.ts";

type Stanzas = ReadonlyMap<string, Stanza>;

const ETHERNET = ["mtu", "link-speed", "link-duplex", "link-autoneg", "link-fec"];

/** Addresses by interface, and FRR's lines without them. */
function addressesIn(lines: readonly string[]): {
  readonly addresses: ReadonlyMap<string, readonly string[]>;
  readonly rest: readonly string[];
} {
  const addresses = new Map<string, string[]>();
  let at = "";
  const rest = lines.filter((line) => {
    at = /^interface (\S+)$/.exec(line)?.[1] ?? at;
    const address = /^ ip(?:v6)? address (\S+)$/.exec(line)?.[1];
    if (address === undefined) return true;
    addresses.set(at, [...(addresses.get(at) ?? []), address]);
    return false;
  });
  return { addresses, rest };
}

/** Forwarding is on in each family that has addresses. */
function forwards(lines: readonly string[], families: readonly string[]): readonly string[] {
  const on = lines.filter((line) => /^ip(?:v6)? forwarding$/.test(line));
  if (on.join() !== families.map((one) => `${one} forwarding`).join())
    throw new Error("forwarding is not as the families");
  return lines.filter((line) => !on.includes(line));
}

/** OSPFv3 says again, line by line, what OSPFv2 does: the one by which facts are told stands for both. */
function withoutOspf6(lines: readonly string[]): readonly string[] {
  const begin = lines.indexOf("router ospf6");
  if (begin < 0) return lines;
  const end = lines.indexOf("exit", begin) + 1;
  const onInterfaces = (word: string): string => {
    let block = "";
    return lines
      .flatMap((line) => {
        if (!line.startsWith(" ")) block = line;
        return line.startsWith(word) ? [`${block} ${line.slice(word.length)}`] : [];
      })
      .join("\n");
  };
  const router = lines.slice(begin, end).join("\n").replaceAll("ospf6", "ospf");
  if (
    onInterfaces(" ipv6 ospf6 ") !== onInterfaces(" ip ospf ") ||
    !lines.join("\n").includes(`\n${router}\n`)
  )
    throw new Error("OSPF is not the same in both families");
  return lines.toSpliced(begin, end - begin).filter((line) => !line.startsWith(" ipv6 ospf6 "));
}

const wantedSettings = (name: string, hasIpv6: boolean): readonly string[] =>
  [
    "net/ipv4/fib_multipath_hash_policy=1",
    `net/ipv4/conf/${name}/rp_filter=2`,
    ...(hasIpv6 ? ["net/ipv6/fib_multipath_hash_policy=1", `net/ipv6/conf/${name}/keep_addr_on_down=1`] : []),
  ].map((one) => `sysctl -q -w ${one}`);

/** What routes: ifupdown2 leaves its addresses alone, and the kernel's settings are a router's. */
function checkRouted(one: Stanza, hasIpv6: boolean, more: readonly string[]): void {
  if (said(one, "address-purge") !== "no") throw new Error(`${one.name}: addresses would go`);
  if (one.after.join("\n") !== [...wantedSettings(one.name, hasIpv6), ...more].join("\n"))
    throw new Error(`${one.name}: ${one.after.join("; ")}`);
}

interface Vlan extends VlanFacts {
  readonly id: string;
  readonly bridge: string | null;
}

/** The VLAN of a bridge that tells them apart. */
function aware(stanzas: Stanzas, bridge: Stanza): Vlan {
  onlyHas(bridge, "hwaddress", "bridge-vlan-aware", "bridge-ports", "bridge-vids", "bridge-stp");
  const id = said(bridge, "bridge-vids");
  const [gateway, ...more] = [...stanzas.values()].filter(({ words }) => words.has("vlan-raw-device"));
  if (gateway === undefined || more.length > 0 || said(gateway, "vlan-id") !== id)
    throw new Error("the VLAN has no gateway, or several");
  if (said(gateway, "vlan-raw-device") !== bridge.name || said(bridge, "bridge-stp") !== "off")
    throw new Error("the bridge is not the gateway's, or has a tree");
  const ports = list(bridge, "bridge-ports").map((name) => {
    const port = stanzas.get(name);
    if (port === undefined) throw new Error(`${name} is in the bridge and nowhere else`);
    return port;
  });
  const isTagged = (port: Stanza): boolean => {
    const tagged = port.words.get("bridge-vids") === id && port.words.has("bridge-allow-untagged");
    if (tagged === (port.words.get("bridge-access") === id))
      throw new Error(`${port.name} is in two ways, or none`);
    return tagged;
  };
  const names = (tagged: boolean): readonly string[] =>
    ports
      .filter((port) => isTagged(port) === tagged)
      .map(({ name }) => name)
      .sort();
  return { id, bridge: bridge.name, gateway: gateway.name, untagged: names(false), tagged: names(true) };
}

function alone(bridge: Stanza): Vlan {
  if (said(bridge, "bridge-stp") !== "off") throw new Error("the bridge has a tree");
  return {
    id: /^vlan(\d+)$/.exec(bridge.name)?.[1] ?? bridge.name,
    bridge: null,
    gateway: bridge.name,
    untagged: [...list(bridge, "bridge-ports")].sort(),
    tagged: [],
  };
}

const FEC: Readonly<Record<string, EthernetIntent["fec"]>> = { rs: "rs", baser: "fc", off: "none" };

/** What a stanza says of Ethernet; a bridge's MTU is told once its ports are there. */
function ethernetOf({ name, words, after }: Stanza): EthernetIntent {
  const told = after.map((one) => new RegExp(`^ip link set dev ${name} mtu (\\d+)$`).exec(one)?.[1]);
  const mtu = words.get("mtu") ?? told.find((one) => one !== undefined);
  const [speed, fec] = [words.get("link-speed"), words.get("link-fec")];
  if (
    (speed === undefined) === words.has("link-autoneg") ||
    (speed === undefined) === words.has("link-duplex")
  )
    throw new Error(`${name} has half a speed`);
  const mode = FEC[fec ?? ""];
  return {
    ...(mtu === undefined ? {} : { mtu: Number(mtu) }),
    ...(speed === undefined ? {} : { gbps: Number(speed) / 1000 }),
    ...(mode === undefined ? {} : { fec: mode }),
  };
}

function ethernetIn(stanzas: Stanzas): Pick<Facts, "ethernet"> {
  const ports = [...stanzas.values()]
    .map((one) => [one.name, ethernetOf(one)] as const)
    .filter(([, said]) => Object.keys(said).length > 0);
  const ethernet = somethingOf({ ports: Object.fromEntries(ports), breakouts: {} });
  return ethernet === undefined ? {} : { ethernet };
}

/** What a switch that only switches says of Ethernet, and its text without. */
export const take = (text: string): Taken => ({
  rest: text.replaceAll(/^!\|\s+(?:mtu|link-(?:speed|duplex|autoneg|fec)) \S+\n/gm, ""),
  ethernet: ethernetIn(stanzasOf(networkIn(text))).ethernet,
});

/** Bridges have a hardware address of their own, after the router id. */
function checkMac(stanzas: Stanzas, routerId: string): void {
  const bytes = routerId.split(".").map((byte) => Number(byte).toString(16).padStart(2, "0"));
  for (const stanza of stanzas.values())
    if (stanza.words.has("bridge-ports") && said(stanza, "hwaddress") !== ["02:fb", ...bytes].join(":"))
      throw new Error(`${stanza.name} has another switch's hardware address`);
}

function vlanOf(stanzas: Stanzas): Vlan | null {
  const [bridge, ...more] = [...stanzas.values()].filter(({ words }) => words.has("bridge-ports"));
  if (more.length > 0) throw new Error("there are several bridges");
  if (bridge === undefined) return null;
  return bridge.words.has("bridge-vlan-aware") ? aware(stanzas, bridge) : alone(bridge);
}

const BOND = ["bond-slaves", "bond-mode", "bond-xmit-hash-policy"];

/** Bonds that route: their ports go, and what makes them bonds. @throws Error where a port is something else, too */
function withoutAggregates(stanzas: Stanzas): Pick<Facts, "linkAggregates"> & {
  readonly stanzas: Stanzas;
  readonly ethernet: Pick<Facts, "ethernet">;
} {
  const bonds = [...stanzas.values()].filter(
    ({ words }) => words.has("bond-slaves") && words.has("address-purge"),
  );
  const found = bonds.map((bond) => {
    for (const word of BOND) said(bond, word);
    const ports = list(bond, "bond-slaves").map((name) => {
      const port = stanzas.get(name);
      if (port === undefined || port.after.length > 0) throw new Error(`${name} is no port of ${bond.name}`);
      onlyHas(port, "alias", ...ETHERNET);
      return [name, said(port, "alias")] as const;
    });
    return [bond.name, Object.fromEntries(ports)] as const;
  });
  const inside = found.flatMap(([, ports]) => Object.keys(ports));
  const left = [...stanzas.values()]
    .filter(({ name }) => !inside.includes(name))
    .map((one): [string, Stanza] => [
      one.name,
      bonds.includes(one)
        ? { ...one, words: new Map([...one.words].filter(([word]) => !BOND.includes(word))) }
        : one,
    ]);
  return {
    stanzas: new Map(left),
    ethernet: ethernetIn(stanzas),
    ...(found.length === 0 ? {} : { linkAggregates: Object.fromEntries(found) }),
  };
}

const ROUTED = [
  "alias",
  ...ETHERNET,
  "address-purge",
  "vlan-raw-device",
  "vlan-id",
  "bridge-ports",
  "bridge-stp",
  "hwaddress",
];
const BRIDGED = ["alias", ...ETHERNET, "bridge-access", "bridge-vids", "bridge-allow-untagged"];

function outsideVrfs(text: string): Facts {
  const { stanzas, ethernet, linkAggregates } = withoutAggregates(stanzasOf(networkIn(text)));
  const own = text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("!|") && !line.startsWith("! /etc"));
  const { addresses, rest } = addressesIn(own);
  const all = [...addresses.values()].flat();
  const families = [
    ...(all.some((one) => !one.includes(":")) ? ["ip"] : []),
    ...(all.some((one) => one.includes(":")) ? ["ipv6"] : []),
  ];
  const { zebra, descriptions, ...frr } = readFrr(withoutOspf6(forwards(rest, families)), all);
  if (zebra.some((line) => !line.startsWith("zebra work-queue"))) throw new Error(zebra.join());
  const vlan = vlanOf(stanzas);
  checkMac(stanzas, frr.bgp.routerId);
  const interfaces: Record<string, InterfaceFacts> = {};
  for (const [name, description] of Object.entries(descriptions)) {
    const of = stanzas.get(name);
    interfaces[name] = { description, addresses: addresses.get(name) ?? [] };
    if (name === "lo") continue;
    if (of === undefined || said(of, "alias") !== description) throw new Error(`${name} is FRR's alone`);
    onlyHas(of, ...ROUTED);
    const { mtu } = Object.fromEntries(of.words);
    const isBridge = of.words.has("bridge-ports");
    const more = isBridge ? of.after.filter((one) => one.startsWith(`ip link set dev ${name} mtu `)) : [];
    if (isBridge && mtu !== undefined) throw new Error("ifupdown2 takes no MTU of a bridge");
    checkRouted(of, families.includes("ipv6"), more);
    // ifupdown2 forbids forwarding by a bridge of which it knows no address.
    if (of.addresses.join() !== (isBridge ? (addresses.get(name) ?? []) : []).join())
      throw new Error(`${name}: ${of.addresses.join()}`);
  }
  for (const [name, stanza] of stanzas) {
    if (name in interfaces || name === vlan?.bridge) continue;
    onlyHas(stanza, ...BRIDGED);
    if (![...(vlan?.untagged ?? []), ...(vlan?.tagged ?? [])].includes(name) || stanza.after.length > 0)
      throw new Error(`${name} is in no bridge, or runs what it must not`);
    interfaces[name] = { description: said(stanza, "alias"), addresses: [] };
  }
  return {
    ...frr,
    ...ethernet,
    ...(linkAggregates === undefined ? {} : { linkAggregates }),
    interfaces,
    vlans:
      vlan === null
        ? {}
        : { [vlan.id]: { gateway: vlan.gateway, untagged: vlan.untagged, tagged: vlan.tagged } },
  };
}

/** What a switch's text says. @throws Error at the first line that is unknown, or that stands where it must not */
export const readBack = withVrf(outOfVrf, outsideVrfs);
