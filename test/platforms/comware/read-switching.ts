import type { KeepaliveFacts, SwitchingFacts } from "../support/bridge-facts.ts";
import type { BridgeConfiguration } from "./bridge-configuration.ts";
import { vlansIn } from "./bridge-vlans.ts";

type Grouped = ReadonlyMap<string, readonly string[]>;
type Lines = ReadonlyMap<string, string>;

const numbered = ({ interfaces }: BridgeConfiguration): readonly (readonly [string, Lines])[] =>
  [...interfaces].flatMap(([name, lines]) => {
    const number = /^Bridge-Aggregation([0-9]+)$/.exec(name)?.[1];
    return number === undefined ? [] : [[number, lines] as const];
  });

/** The number of the aggregate that is the peer link; null where there is none. @throws Error where there are several, or it is not whole */
export function peerLinkOf(configuration: BridgeConfiguration): string | null {
  const all = numbered(configuration).filter(([, lines]) => lines.has("port m-lag peer-link"));
  const [link, second] = all;
  if (second !== undefined) throw new Error("several peer links");
  for (const [number, lines] of numbered(configuration)) {
    if (lines.has("undo mac-address static source-check enable") !== (number === link?.[0]))
      throw new Error(`aggregate ${number} checks sources as it must not`);
  }
  if (link !== undefined && link[1].get("port link-type") !== "trunk")
    throw new Error("a peer link that is no trunk");
  return link?.[0] ?? null;
}

const required = (lines: Lines, key: string): string => {
  const value = lines.get(key);
  if (value === undefined) throw new Error(`no ${key}`);
  return value;
};

function keepaliveOf({ system }: BridgeConfiguration): KeepaliveFacts | null {
  const said = system.get("m-lag keepalive ip destination");
  const [, peer, own, vrf] = /^(\S+) source (\S+?)(?: vpn-instance (\S+))?$/.exec(said ?? "") ?? [];
  return peer === undefined || own === undefined ? null : { own, peer, vrf: vrf ?? null };
}

/** Domain and address of a pair: the address ends in the domain. */
function systemOf(mac: string): { readonly lacpSystemId: string; readonly domain: number } {
  const digits = mac.replaceAll("-", "");
  if (!digits.startsWith("020000")) throw new Error(`${mac} may be somebody else's`);
  return {
    lacpSystemId: (digits.match(/../g) ?? []).join(":"),
    domain: Number.parseInt(digits.slice(8), 16),
  };
}

function readMlag(
  configuration: BridgeConfiguration,
  grouped: Grouped,
  named: (name: string) => string,
): SwitchingFacts {
  const { system } = configuration;
  const link = peerLinkOf(configuration);
  const peerLinks = link === null ? [] : (grouped.get(link) ?? []);
  if (link === null || peerLinks.length === 0) throw new Error("no peer link");
  required(system, "m-lag system-number");
  const groups = numbered(configuration).flatMap(([number, lines]) => {
    const group = lines.get("port m-lag group");
    if ((group ?? number) !== number || (group === undefined) !== (number === link))
      throw new Error(`aggregate ${number} is not over both`);
    return group === undefined ? [] : [Number(group)];
  });
  return {
    kind: "mlag",
    pair: {
      ...systemOf(required(system, "m-lag system-mac")),
      peerLinks: peerLinks.map(named).sort(),
      rolePriority: Number(required(system, "m-lag role priority")),
      aggregates: groups.sort((a, b) => a - b),
      keepalive: keepaliveOf(configuration),
      routes: null,
    },
  };
}

function readIrf(configuration: BridgeConfiguration, named: (name: string) => string): SwitchingFacts {
  const { system, irfPorts } = configuration;
  const [member = "", priority] = required(system, "irf member").split(" priority ");
  const [[irfPort, lines] = ["", new Map<string, string>()], second] = [...irfPorts];
  if (second !== undefined || irfPort.split("/")[0] !== member)
    throw new Error(`IRF port ${irfPort} of ${member}`);
  return {
    kind: "irf",
    fabric: {
      domain: Number(required(system, "irf domain")),
      member: Number(member),
      priority: Number(priority),
      irfPort: Number(irfPort.split("/")[1]),
      interfaces: [...lines.keys()].map(named).sort(),
    },
  };
}

/** @throws Error where a port of TRILL is neither between RBridges, without spanning tree, nor an edge */
function readTrill(
  { system, interfaces }: BridgeConfiguration,
  trill: Lines,
  named: (name: string) => string,
): SwitchingFacts {
  if (system.has("stp mode") || system.has("stp priority")) throw new Error("spanning tree beside TRILL");
  const core = [...interfaces].filter(([name, lines]) => {
    const isCore = required(lines, "trill link-type") === "trunk";
    required(lines, "trill enable");
    if (isCore !== lines.has("undo stp enable") || isCore === lines.has("stp edged-port"))
      throw new Error(`${name} is neither core nor edge`);
    return isCore;
  });
  return {
    kind: "trill",
    nickname: Number.parseInt(required(trill, "nickname"), 16),
    treeRootPriority: Number(trill.get("tree-root priority") ?? 32768),
    core: core.map(([name]) => named(name)).sort(),
  };
}

function readTree({ system, vlans }: BridgeConfiguration): SwitchingFacts {
  const [priority = "32768", list] = system.get("stp priority")?.split(" of ") ?? [];
  const of = list === undefined ? [] : vlansIn(list);
  if (list !== undefined && (of.length !== vlans.size || of.some((vlan) => !vlans.has(String(vlan)))))
    throw new Error(`a priority in ${list}, and VLANs are others`);
  return { kind: "spanning-tree", bridgePriority: Number(priority) };
}

/** LACP tells two halves of a fabric that they are apart, by aggregates to other switches, which are no edges. */
function checkDetection(configuration: BridgeConfiguration): void {
  for (const [number, lines] of numbered(configuration)) {
    const detects = configuration.system.has("irf member") && !lines.has("stp edged-port");
    if (detects !== lines.has("mad enable")) throw new Error(`aggregate ${number} detects as it must not`);
  }
}

const hasLinesOf = ({ system }: BridgeConfiguration, word: string): boolean =>
  [...system.keys()].some((key) => key.startsWith(`${word} `));

/**
 * The way of switching. A switch that could be one of a pair and stands alone says the same whatever would make it one; M-LAG here.
 * @throws Error where lines of two ways are mixed, or one is not whole
 */
export function readSwitching(
  configuration: BridgeConfiguration,
  grouped: Grouped,
  named: (name: string) => string,
): SwitchingFacts {
  const { system, irfPorts, interfaces, trill } = configuration;
  checkDetection(configuration);
  const isPair = hasLinesOf(configuration, "m-lag");
  const isStack = hasLinesOf(configuration, "irf") || irfPorts.size > 0;
  const hasTree = system.has("stp mode");
  const speaksTrill = [...interfaces.values()].some((lines) =>
    ["trill enable", "trill link-type", "undo stp enable"].some((key) => lines.has(key)),
  );
  if (speaksTrill !== (trill !== null) || (isPair && isStack)) throw new Error("two ways of switching");
  if (trill !== null) return readTrill(configuration, trill, named);
  if (hasTree !== system.has("stp global enable")) throw new Error("spanning tree is not whole");
  if ((isPair || isStack) && (!hasTree || system.has("stp priority")))
    throw new Error("no guard against loops");
  if (isPair) return readMlag(configuration, grouped, named);
  if (isStack) return readIrf(configuration, named);
  const alone = numbered(configuration);
  if (alone.some(([, lines]) => lines.has("port m-lag group") || lines.has("port m-lag peer-link")))
    throw new Error("groups of a pair that is none");
  if (alone.length > 0) return { kind: "mlag", pair: null };
  if (hasTree) return readTree(configuration);
  if (system.size > 0) throw new Error("half a spanning tree");
  return { kind: "plain" };
}
