import type { CompiledFabric } from "../compile.ts";
import { sessionEndName, whatIs, writerIn } from "../explain/index.ts";
import type { Ipv4 } from "../net/ipv4.ts";
import type { SessionEnd } from "../plan/session.ts";
import { bridgeText } from "../report/index.ts";
import { viewRouter, type Simulation } from "../simulate/index.ts";

/** What the page's script has of each device. */
export interface PageDevice {
  readonly name: string;
  readonly is: string;
  readonly rack?: string;
  readonly node?: true;
  readonly text?: string;
}

/** `from, its port, its address, to, its port, its address, what`. */
export type Cable = readonly [string, string, string, string, string, string, string];

interface End {
  readonly t: string;
  readonly d?: string;
  readonly r?: string;
  readonly p?: true;
}

/** Written into the page as JSON. */
export interface PageData {
  readonly devices: readonly PageDevice[];
  readonly cables: readonly Cable[];
  readonly sessions: readonly (readonly [id: string, type: string, one: End, other: End])[];
  readonly prefixes: readonly string[];
  readonly ways: readonly string[];
  /** By device: its forwarding table, as positions in `prefixes` and `ways`. */
  readonly tables: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}

function devicesOf(fabric: CompiledFabric): readonly PageDevice[] {
  const { plan, switches, bridges, hosts } = fabric;
  const is = (name: string): string => whatIs(fabric, { kind: "device", name });
  return [
    ...switches.map(({ intent: { device: name }, text }) => ({ name, is: is(name), text })),
    ...bridges.map(({ intent, text }) => ({
      name: intent.device,
      is: is(intent.device),
      text: text ?? bridgeText(intent),
    })),
    ...plan.racks.flatMap((rack) => [
      ...rack.nodes.map(({ name, index }) => ({
        name,
        is: `node ${String(index)} of rack ${rack.name}`,
        rack: rack.name,
        node: true as const,
      })),
      ...rack.hosts.map(({ name }) => ({
        name,
        is: is(name),
        text: hosts.find(({ intent }) => intent.device === name)?.text ?? "",
      })),
    ]),
    ...[...new Set((plan.outside?.peers ?? []).map(({ router }) => router))].map((name) => ({
      name,
      is: is(name),
    })),
  ];
}

/** A port that carries a rack's VLAN, and has no address. */
const inVlan =
  (device: string, what: string) =>
  ({ interface: port, peer }: { readonly interface: string; readonly peer: string }): Cable => [
    device,
    port,
    "",
    peer,
    "",
    "",
    what,
  ];

/** Every cable that the plan knows: between switches, to servers, to the outside. */
export function cablesOf({ plan }: CompiledFabric): readonly Cable[] {
  const { address } = writerIn(plan.ipv6);
  const at = (end: object): string => ("address" in end ? address(end.address as Ipv4) : "");
  const servers = plan.racks.flatMap(({ tors, nodes, name }) => [
    ...nodes.flatMap((node) =>
      node.links.map((link): Cable => [
        node.name,
        "",
        address(link.serverAddress),
        link.device,
        link.interface,
        address(link.address),
        "server's own link",
      ]),
    ),
    ...tors.flatMap(({ device, interface: port, address: own, vlan }): Cable[] => [
      ...(port === null || own === null
        ? []
        : [[device, port, address(own), `rack ${name}`, "", "", "the rack's network"] as const]),
      ...(vlan === null
        ? []
        : [
            ...vlan.servers.map(inVlan(device, `VLAN ${String(vlan.vlan)}`)),
            ...vlan.aggregates.flatMap(({ number, peers, ports }) =>
              ports
                .map((port) => ({ interface: port, peer: peers.join(", ") }))
                .map(inVlan(device, `VLAN ${String(vlan.vlan)}, aggregate ${String(number)}`)),
            ),
            ...vlan.siblings.map(inVlan(device, `VLAN ${String(vlan.vlan)}, tagged`)),
          ]),
    ]),
  ]);
  const outside = (plan.outside?.peers ?? []).map(
    ({ border, interface: port, address: own, router, peer }): Cable => [
      border,
      port,
      address(own.address),
      router,
      "",
      address(peer),
      "outside",
    ],
  );
  return [
    ...plan.links.map(({ ends: [a, b], ...link }): Cable => [
      a.device,
      a.interface,
      at(a),
      b.device,
      b.interface,
      at(b),
      "plane" in link ? link.plane : link.kind === "uplink" ? "uplink" : "between spines",
    ]),
    ...servers,
    ...outside,
  ];
}

function endOf(end: SessionEnd): End {
  const t = `${sessionEndName(end)}${end.asn === null ? "" : ` AS ${String(end.asn)}`}`;
  if (end.kind === "switch") return { t, d: end.device };
  if (end.kind === "nodes") return { t, r: end.rack };
  if (end.kind === "host") return { t, d: end.host };
  return end.kind === "outside" ? { t, d: end.router } : { t, p: true };
}

/** Positions of texts in a list that has each once. */
function numbered(): { readonly list: string[]; readonly at: (text: string) => number } {
  const list: string[] = [];
  const known = new Map<string, number>();
  const at = (text: string): number => {
    const there = known.get(text);
    if (there !== undefined) return there;
    known.set(text, list.length);
    return list.push(text) - 1;
  };
  return { list, at };
}

/** Switches, servers without Calico, routers outside, and the first node of each rack: its others hold the same but for their own. */
function shown({ network }: Simulation, { plan }: CompiledFabric): readonly string[] {
  const first = new Set(plan.racks.flatMap(({ nodes: [node] }) => node?.name ?? []));
  const nodes = new Set(plan.racks.flatMap((rack) => rack.nodes.map(({ name }) => name)));
  return network.routers.map(({ name }) => name).filter((name) => !nodes.has(name) || first.has(name));
}

export function pageData(fabric: CompiledFabric, simulation: Simulation): PageData {
  const [prefixes, ways] = [numbered(), numbered()];
  const tables = Object.fromEntries(
    shown(simulation, fabric).map((device) => {
      const { forwarding, ipv6 } = viewRouter(simulation, device);
      const rows = [...forwarding, ...(ipv6?.forwarding ?? [])];
      return [device, rows.map(({ prefix, to }) => [prefixes.at(prefix), ways.at(to.join(", "))] as const)];
    }),
  );
  return {
    devices: devicesOf(fabric),
    cables: cablesOf(fabric),
    sessions: fabric.plan.sessions.map(({ id, type, ends: [one, other] }) => [
      id,
      type,
      endOf(one),
      endOf(other),
    ]),
    prefixes: prefixes.list,
    ways: ways.list,
    tables,
  };
}
