import type { BgpFacts, Facts, InterfaceFacts, OspfInterfaceFacts, VlanFacts } from "../support/facts.ts";
import type { Bgp } from "./bgp-lines.ts";
import { found } from "./blocks.ts";
import { deviceOf, type Device } from "./device.ts";
import type { Interface, OspfLines } from "./interface-lines.ts";
import { takeEthernet, type EthernetForm } from "../support/ethernet-facts.ts";
import { takeAggregates } from "../support/link-aggregates.ts";
import { inParts, inTwo } from "../support/rack-part.ts";
import { withVrf } from "../support/vrf-part.ts";
import { readBridge } from "./read-bridge.ts";
import { outOfVrf } from "./vrf.ts";
import { sessionsOf } from "./sessions.ts";

/** What must be said of BGP, for by itself EOS does otherwise. */
const OF_BGP = [
  "no bgp default ipv4-unicast",
  "distance bgp 20 200 200",
  "bgp advertise-inactive",
  "no bgp bestpath ecmp-fast",
  "bgp bestpath tie-break router-id",
];

const isSix = ({ bgp }: Device): boolean => bgp?.families.has("ipv6") === true;

function numberIn(lines: ReadonlySet<string>, pattern: RegExp): number | null {
  const numbers = [...lines].flatMap((line) => pattern.exec(line)?.[1] ?? []);
  if (numbers.length > 1) throw new Error(`two of ${pattern.source}`);
  return numbers[0] === undefined ? null : Number(numbers[0]);
}

function restartOf({ lines }: Bgp): BgpFacts["restart"] {
  const restart = numberIn(lines, /^graceful-restart restart-time (\d+)$/);
  const stale = numberIn(lines, /^graceful-restart stalepath-time (\d+)$/);
  const on = lines.has("graceful-restart");
  if (on === lines.has("no graceful-restart-helper"))
    throw new Error("graceful restart is neither on nor off");
  if ((restart !== null) !== on || (stale !== null) !== on) throw new Error("half of graceful restart");
  return on ? { restart: restart ?? 0, stale: stale ?? 0, afterNotification: false } : null;
}

function bgpOf(bgp: Bgp): BgpFacts {
  const { asn, lines, aggregates, families } = bgp;
  for (const line of OF_BGP) if (!lines.has(line)) throw new Error(`BGP does not say ${line}`);
  const paths = [...lines].flatMap((line) => /^maximum-paths (\d+) ecmp \1$/.exec(line)?.[1] ?? []);
  const limit = numberIn(lines, /^dynamic peer max (\d+)$/);
  if ((limit !== null) !== bgp.ranges.length > 0) throw new Error("a limit of nobody, or nobody's limit");
  return {
    asn,
    routerId: found([...lines].flatMap((line) => /^router-id (\S+)$/.exec(line)?.[1] ?? [])[0], "router id"),
    ebgpPaths: Number(found(paths[0], "maximum of paths")),
    ibgpPaths: Number(paths[0]),
    listenLimit: limit === null ? null : limit / families.size,
    networks: [...families.values()].flatMap(({ networks }) => networks).sort(),
    aggregates: [...aggregates].sort(),
    restart: restartOf(bgp),
  };
}

const isSwitched = ({ lines }: Interface): boolean =>
  [...lines].some((line) => line.startsWith("switchport"));

/** @throws Error where a port is half of one kind and half of another */
function interfaceOf(name: string, one: Interface, device: Device): InterfaceFacts {
  const { lines, description, ip, ipv6 } = one;
  const addresses = [ip, ipv6].flatMap((address) => address ?? []);
  const port = /^(Ethernet|Port-Channel)/.test(name);
  if (port && lines.has("no switchport") === isSwitched(one)) throw new Error(`${name} is no kind of port`);
  const linked = lines.has("ipv6 enable");
  if (linked !== (device.bgp?.links.has(name) === true))
    throw new Error(`${name} has a link-local address for nobody, or none`);
  if ((isSwitched(one) || linked) !== (addresses.length === 0))
    throw new Error(`${name} has addresses, and must not`);
  const announces = ipv6 !== null && name !== "Loopback0";
  if (announces !== lines.has("ipv6 nd ra disabled")) throw new Error(`${name} announces itself as a router`);
  if (!isSwitched(one) && !linked && isSix(device) !== (ipv6 !== null))
    throw new Error(`${name} lacks a family`);
  return { description: found(description, `description of ${name}`), addresses };
}

const EDGE = ["spanning-tree portfast", "spanning-tree bpduguard enable"];

function vlansOf({ vlans, interfaces }: Device): Facts["vlans"] {
  const carries = (id: string, mode: "access" | "trunk allowed"): string[] =>
    [...interfaces]
      .filter(([, { lines }]) => lines.has(`switchport ${mode} vlan ${id}`))
      .map(([name, { lines }]) => {
        const wants =
          mode === "access" ? EDGE : ["switchport mode trunk", "switchport trunk native vlan tag"];
        for (const line of wants) if (!lines.has(line)) throw new Error(`${name} does not say ${line}`);
        return name;
      })
      .sort();
  const facts = [...vlans].map(([id, { name }]): [string, VlanFacts] => {
    found(name, `name of VLAN ${id}`);
    found(interfaces.get(`Vlan${id}`), `interface in VLAN ${id}`);
    return [
      id,
      { gateway: `Vlan${id}`, untagged: carries(id, "access"), tagged: carries(id, "trunk allowed") },
    ];
  });
  const placed = facts.flatMap(([, { untagged, tagged }]) => [...untagged, ...tagged]);
  for (const [name, one] of interfaces)
    if (isSwitched(one) !== placed.includes(name)) throw new Error(`${name} is in no VLAN that there is`);
  return Object.fromEntries(facts);
}

function ospfInterface(passive: boolean, one: Interface, of: OspfLines): OspfInterfaceFacts {
  const bfd = of.bfd === true;
  if (of.area !== "0.0.0.0") throw new Error("OSPF without an area");
  if (!passive && of.pointToPoint !== true) throw new Error("OSPF would elect a router of the link");
  if (bfd !== [...one.lines].some((line) => line.startsWith("bfd interval"))) throw new Error("half of BFD");
  return { passive, cost: of.cost ?? 0, hello: of.hello ?? null, dead: of.dead ?? null, bfd };
}

function ospfOf(device: Device, routerId: string, family: "ip" | "ipv6"): Facts["ospf"] {
  const process = device.ospf.get(family === "ip" ? "router ospf" : "ipv6 router ospf");
  const speaks = [...device.interfaces].flatMap(([name, one]) => {
    const of = one.ospf[family];
    return of === undefined ? [] : [{ name, one, of }];
  });
  if (process === undefined && speaks.length === 0) return null;
  const { passive, paths, routerId: own } = found(process, "process of OSPF");
  if (own !== routerId) throw new Error("OSPF has another router id");
  for (const name of passive)
    if (!speaks.some((one) => one.name === name)) throw new Error(`${name} is passive and does not speak`);
  return {
    paths: found(paths, "maximum of OSPF's paths"),
    interfaces: Object.fromEntries(
      speaks.map(({ name, one, of }) => [name, ospfInterface(passive.has(name), one, of)]),
    ),
  };
}

/** What a configuration of EOS says. @throws Error at what it does not know, and at what is half said */
function readRouted(text: string): Facts {
  const device = deviceOf(text);
  const byLinks = (device.bgp?.links.size ?? 0) > 0;
  const wanted = [
    "service routing protocols model multi-agent",
    byLinks ? "ip routing ipv6 interfaces" : "ip routing",
    ...(byLinks || isSix(device) ? ["ipv6 unicast-routing"] : []),
  ];
  if ([...device.globals].sort().join() !== wanted.sort().join())
    throw new Error(`it says ${[...device.globals].join()}`);
  const bgp = bgpOf(found(device.bgp, "BGP"));
  const [four, six] = (["ip", "ipv6"] as const).map((family) => ospfOf(device, bgp.routerId, family));
  if (isSix(device) && JSON.stringify(four) !== JSON.stringify(six))
    throw new Error("OSPF differs between families");
  return {
    interfaces: Object.fromEntries(
      [...device.interfaces].map(([name, one]) => [name, interfaceOf(name, one, device)]),
    ),
    vlans: vlansOf(device),
    bgp,
    sessions: sessionsOf(device, found(device.bgp, "BGP")),
    discards: [...device.discards].sort(),
    statics: [...device.statics].sort(),
    ospf: four ?? null,
  };
}

const SWITCHED =
  /^(?:no spanning-tree vlan-id|mlag configuration)|^interface (?:Port-Channel\d+\n(?:.*\n)* {3}switchport|Ethernet\S+\n(?:.*\n)* {3}(?:switchport|channel-group )|Vlan\S+\n(?:.*\n)* {3}no autostate)/;

const ETHERNET: readonly EthernetForm[] = [
  [/^ {3}mtu (\d+)$/, (word) => ({ mtu: Number(word) })],
  [/^ {3}speed forced (1000|10000)full$/, (word) => ({ gbps: Number(word) / 1000 })],
  [/^ {3}speed forced (25|40|50|100)gfull$/, (word) => ({ gbps: Number(word) })],
  [/^ {3}error-correction encoding reed-solomon$/, () => ({ fec: "rs" })],
  [/^ {3}error-correction encoding fire-code$/, () => ({ fec: "fc" })],
  [/^ {3}no error-correction encoding$/, () => ({ fec: "none" })],
];

export const take = (text: string) => takeEthernet(text, { between: "!", forms: ETHERNET, breaksOut: null });

/** The VLAN of a pair alone has no interface that others are to know. */
const split = (text: string) =>
  inTwo(text, {
    between: "!",
    aggregates: /^ {3}channel-group /m,
    switched: (block) => SWITCHED.test(block) || /^vlan \d+\n(?:.*\n)* {3}trunk group/.test(block),
    both: (block) => block.startsWith("vlan ") && !block.includes("trunk group"),
  });

/** What a configuration of EOS says. @throws Error at what it does not know, and at what is half said */
const outsideVrfs = inParts(take, split, readRouted, readBridge, (text) =>
  takeAggregates(text, {
    between: "!",
    header: (number) => `interface Port-Channel${number}`,
    routes: "   no switchport",
    lacp: null,
    port: /^interface (?<port>Ethernet\S+)\n {3}description (?<description>.+)\n {3}no shutdown\n {3}channel-group (?<number>\d+) mode active\n$/,
  }),
);

/** The same where it may be in a VRF. */
export const readBack = withVrf(outOfVrf, outsideVrfs);
