import type { BridgeFacts, BridgePortFacts } from "../support/bridge-facts.ts";
import type { BridgeConfiguration } from "./bridge-configuration.ts";
import { bridgeSystemView } from "./bridge-views.ts";
import { carried } from "./bridge-vlans.ts";
import { readLines } from "./lines.ts";
import { peerLinkOf, readSwitching } from "./read-switching.ts";

function parse(text: string): BridgeConfiguration {
  const configuration: BridgeConfiguration = {
    vlans: new Map(),
    system: new Map(),
    interfaces: new Map(),
    irfPorts: new Map(),
    trill: null,
  };
  readLines(text, bridgeSystemView(configuration));
  return configuration;
}

const AGGREGATE = "Bridge-Aggregation";
const isAggregate = (name: string): boolean => name.startsWith(AGGREGATE);

/** A member of a fabric of two calls its ports by its own number; here they are as each switch alone calls them. */
function aloneName({ system }: BridgeConfiguration, name: string): string {
  const member = system.get("irf member")?.slice(0, 1) ?? "1";
  const rest = new RegExp(`^([A-Za-z-]+)${member}/(.*)$`).exec(name);
  if (rest === null) throw new Error(`${name} is no port of member ${member}`);
  return `${rest[1] ?? ""}1/${rest[2] ?? ""}`;
}

/** Every port that says so by its aggregate, by the aggregate's name. @throws Error where a port is not like its aggregate */
function members({ interfaces }: BridgeConfiguration): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [name, lines] of interfaces) {
    const group = lines.get("port link-aggregation group");
    if (group === undefined) continue;
    const aggregate = interfaces.get(`${AGGREGATE}${group}`);
    if (aggregate === undefined) throw new Error(`no aggregate ${group} for ${name}`);
    if (JSON.stringify(carried(name, lines)) !== JSON.stringify(carried(group, aggregate)))
      throw new Error(`${name} is not like its aggregate, and is left out of it`);
    if (lines.has("stp edged-port")) throw new Error(`${name} is no edge: its aggregate would be`);
    found.set(group, [...(found.get(group) ?? []), name]);
  }
  for (const [number, names] of found) checkEnds(interfaces, `${AGGREGATE}${number}`, names);
  return found;
}

/** As much as a description holds: the rest is cut off. */
const MOST_SAID = 79;

/** An aggregate is described by the devices that its members lead to, in any order. */
function checkEnds(
  interfaces: BridgeConfiguration["interfaces"],
  aggregate: string,
  names: readonly string[],
): void {
  const said = (name: string): string => interfaces.get(name)?.get("description") ?? "";
  const ends = [...new Set(names.map((name) => said(name).split(" ")[0] ?? ""))];
  const lead = said(aggregate).startsWith("peer link to ") ? "peer link to " : "";
  const orders = ends.length === 2 ? [ends, ends.toReversed()] : [ends];
  if (!orders.some((order) => `${lead}${order.join(" ")}`.slice(0, MOST_SAID) === said(aggregate)))
    throw new Error(`${aggregate} leads elsewhere than its ports`);
}

function checkInterface(name: string, lines: ReadonlyMap<string, string>, isIrfPort: boolean): void {
  if (!lines.has("description")) throw new Error(`${name} has no description`);
  if (isAggregate(name)) {
    if (!lines.has("link-aggregation mode")) throw new Error(`${name} speaks no LACP`);
    return;
  }
  if (!lines.has("undo shutdown")) throw new Error(`${name} may be shut`);
  if (isIrfPort ? lines.size !== 2 : !lines.has("port link-mode")) throw new Error(`${name} is of no mode`);
}

function portFacts(
  configuration: BridgeConfiguration,
  name: string,
  lines: ReadonlyMap<string, string>,
  isIrfPort: boolean,
): BridgePortFacts {
  const description = lines.get("description") ?? "";
  if (!isIrfPort) return { description, ...carried(name, lines) };
  // Whatever the two carry goes over it.
  const all = [...configuration.vlans.keys()].map(Number);
  return all.length === 1
    ? { description, untagged: all[0] ?? null, tagged: [] }
    : { description, untagged: null, tagged: all };
}

/** Ports and aggregates that are edges, which need spanning tree and its guard. */
function edgesOf({ system, interfaces }: BridgeConfiguration, named: (name: string) => string): string[] {
  const edges = [...interfaces].filter(([, lines]) => lines.has("stp edged-port")).map(([name]) => name);
  const guarded = system.has("stp bpdu-protection");
  if (edges.length > 0 !== guarded || (guarded && !system.has("stp global enable")))
    throw new Error("edges without a guard, or a guard without edges");
  return edges.map((name) => (isAggregate(name) ? `aggregate ${name.slice(AGGREGATE.length)}` : named(name)));
}

function checkVlans({ vlans }: BridgeConfiguration, ports: readonly BridgePortFacts[]): void {
  const used = new Set(
    ports.flatMap(({ untagged, tagged }) => [...(untagged === null ? [] : [untagged]), ...tagged]),
  );
  for (const vlan of used) if (!vlans.has(String(vlan))) throw new Error(`no VLAN ${String(vlan)}`);
  for (const [vlan, { name }] of vlans) if (name === null) throw new Error(`VLAN ${vlan} has no name`);
}

/** Reads the text of a switch that only switches back as what it says. @throws Error at all that a reader of such texts does not know */
export function readBridge(text: string): BridgeFacts {
  const configuration = parse(text);
  const { vlans, interfaces, irfPorts } = configuration;
  const irfInterfaces = [...irfPorts.values()].flatMap((lines) => [...lines.keys()]);
  const missing = irfInterfaces.find((name) => !interfaces.has(name));
  if (missing !== undefined) throw new Error(`no interface ${missing} for IRF`);
  for (const [name, lines] of interfaces) checkInterface(name, lines, irfInterfaces.includes(name));
  const named = (name: string): string => aloneName(configuration, name);
  const ports = Object.fromEntries(
    [...interfaces]
      .filter(([name]) => !isAggregate(name))
      .map(([name, lines]) => [
        named(name),
        portFacts(configuration, name, lines, irfInterfaces.includes(name)),
      ]),
  );
  checkVlans(configuration, Object.values(ports));
  const grouped = members(configuration);
  for (const name of [...interfaces.keys()].filter(isAggregate))
    if (!grouped.has(name.slice(AGGREGATE.length))) throw new Error(`nothing is in ${name}`);
  const peerLink = peerLinkOf(configuration);
  return {
    vlans: [...vlans.keys()].map(Number).sort((a, b) => a - b),
    ports,
    aggregates: Object.fromEntries(
      [...grouped]
        .filter(([number]) => number !== peerLink)
        .map(([number, all]) => [number, all.map(named).sort()]),
    ),
    edges: edgesOf(configuration, named).sort(),
    switching: readSwitching(configuration, grouped, named),
  };
}
