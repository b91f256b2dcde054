import type { Family } from "../intent/index.ts";
import { formatPrefix } from "../net/ipv4.ts";
import { isAggregate } from "../plan/links.ts";
import type { HostPlan } from "../plan/hosts.ts";
import type { SessionEnd } from "../plan/session.ts";
import type {
  CableEnd,
  FabricPlan,
  LinkEnd,
  NodePlan,
  RackPairPlan,
  RackPlan,
  ServerLinkPlan,
} from "../plan/types.ts";
import type { HostView, NodeView, PlanView, RackView, SessionEndView } from "./plan-view.ts";
import { viewClusters } from "./cluster-view.ts";
import { viewOutside } from "./outside-view.ts";
import { addressIn, interfaceIn, prefixIn, writingOf, type Writing } from "./writing.ts";

function endView({ fields }: Writing, end: SessionEnd): SessionEndView {
  if (end.kind === "nodes") {
    const whose = end.cluster === undefined ? "" : `${end.cluster} in `;
    return { name: `nodes of ${whose}${end.rack}`, asn: end.asn, at: "dials" };
  }
  if (end.kind === "host")
    return {
      name: end.host,
      asn: end.asn,
      ...fields("at", (family) => `${family.address(end.address)}, dials`),
    };
  if (end.kind === "plane") {
    const name = `${end.members}s of plane-${String(end.plane)}`;
    return { name, asn: end.asn, at: "dials" };
  }
  if (end.kind === "outside")
    return { name: end.router, asn: end.asn, ...fields("at", addressIn(end.address)) };
  const { address, interface: port, listen } = end;
  // A session by a link without addresses carries both families.
  if (address === null && port !== null) return { name: end.device, asn: end.asn, at: port };
  const at = (family: Family): string =>
    `${address === null ? "on each link" : family.address(address)}${listen === null ? "" : `, listens for ${family.prefix(listen.range)}`}`;
  return { name: end.device, asn: end.asn, ...fields("at", at) };
}

/** `r1-tor0 swp49 10.254.0.1`; without an address at a bridge. */
const placed = ({ words }: Writing, end: CableEnd | LinkEnd): string =>
  [end.device, end.interface, ...("address" in end ? [words(addressIn(end.address))] : [])].join(" ");

/** Only where there are any: the plan of a fabric whose switches all route says nothing of bridges. */
function bridging(
  writing: Writing,
  { bridges, planes }: FabricPlan,
  mixed: boolean,
): Pick<PlanView, "bridges" | "planes"> {
  if (bridges.length === 0) return {};
  return {
    bridges: bridges.map(({ name, role, rack, platform, ports }) => ({
      name,
      role,
      rack,
      ...(mixed ? { platform } : {}),
      ports: ports.map(
        (port) => `${port.interface} to ${placed(writing, port.peer)} in ${port.planes.join(", ")}`,
      ),
    })),
    planes: planes.map((plane) => ({
      name: plane.name,
      ...writing.fields("subnet", prefixIn(plane.subnet)),
      ...(plane.vlan === null ? {} : { vlan: plane.vlan }),
      bridges: plane.bridges,
    })),
  };
}

/** Only where there are any. */
const anycastView = (anycast: NodePlan["anycast"]): Pick<NodeView, "anycast"> =>
  anycast.length === 0 ? {} : { anycast: anycast.map(formatPrefix) };

/** Links of a server's own; nothing where it has none. */
const linksIn = (words: Writing["words"], links: readonly ServerLinkPlan[]): Pick<NodeView, "links"> =>
  links.length === 0
    ? {}
    : {
        links: links.map(
          ({ device, interface: port, serverAddress, subnet: { length } }) =>
            `${words(interfaceIn({ address: serverAddress, length }))} to ${device} ${port}`,
        ),
      };

const nodeView = (
  { fields, words }: Writing,
  { name, cluster, asn, address, anycast, planes, links, reflectsPlane }: NodePlan,
): NodeView => ({
  name,
  ...(cluster === undefined ? {} : { cluster }),
  asn,
  ...fields("address", addressIn(address)),
  ...linksIn(words, links),
  ...(planes.length === 0
    ? {}
    : {
        ports: planes.map(
          (port) => `${port.interface} ${words(interfaceIn(port.address))} in plane-${String(port.plane)}`,
        ),
      }),
  ...anycastView(anycast),
  ...(reflectsPlane === null ? {} : { reflects: `plane-${String(reflectsPlane)}` }),
});

const hostView = (
  { fields, each, words }: Writing,
  { name, daemon, asn, address, links, announces, anycast }: HostPlan,
): HostView => ({
  name,
  daemon,
  asn,
  ...fields("address", addressIn(address)),
  ...linksIn(words, links),
  announces: announces.flatMap((prefix) => each(prefixIn(prefix))),
  ...anycastView(anycast),
});

const pairWords = ({ domain, lacpSystemId }: RackPairPlan): string =>
  `, the link of pair ${String(domain)}, system id ${lacpSystemId}`;

const pairPorts = (pair: RackPairPlan) =>
  pair.peerLinks.map((port) => ({ interface: port, peer: pair.peer, how: pairWords(pair) }));

/** Ports into the racks' VLANs, where texts have them. */
function rackPorts({ tors }: RackPlan): Pick<RackView, "ports"> {
  const ports = tors.flatMap(({ device, vlan }) =>
    vlan === null
      ? []
      : [
          ...vlan.servers.map((port) => ({ ...port, how: "" })),
          ...vlan.aggregates.flatMap(({ number, peers, ports }) =>
            ports.map((port) => ({
              interface: port,
              peer: peers.join(", "),
              how: `, in aggregate ${String(number)}${vlan.pair === null ? "" : " of the pair"}`,
            })),
          ),
          ...(vlan.pair === null ? [] : pairPorts(vlan.pair)),
          ...vlan.siblings.map((port) => ({ ...port, how: ", tagged" })),
        ].map(
          ({ interface: name, peer, how }) =>
            `${device} ${name} to ${peer} in VLAN ${String(vlan.vlan)}${how}`,
        ),
  );
  return ports.length === 0 ? {} : { ports };
}

const rackView = (writing: Writing, rack: RackPlan): RackView => ({
  name: rack.name,
  ...(rack.cluster === undefined ? {} : { cluster: rack.cluster }),
  asn: rack.asn,
  ...(rack.subnet === null ? { subnet: null } : writing.fields("subnet", prefixIn(rack.subnet))),
  ...(rack.addresses === null ? {} : writing.fields("addresses", prefixIn(rack.addresses))),
  ...writing.fields("pods", prefixIn(rack.pods)),
  ...(rack.morePods.length === 0
    ? {}
    : { morePods: rack.morePods.map(({ range }) => writing.words(prefixIn(range))) }),
  ...(rack.guests === undefined
    ? {}
    : { guests: rack.guests.map(({ cluster, pods }) => ({ cluster, pods: writing.words(prefixIn(pods)) })) }),
  gateways: rack.tors.map(({ device, interface: port, address, range }) =>
    port === null || address === null
      ? `${device} links in ${writing.words(prefixIn(range))}`
      : `${device} ${port} ${writing.words(addressIn(address))}`,
  ),
  ...rackPorts(rack),
  nodes: rack.nodes.map((node) => nodeView(writing, node)),
  ...(rack.hosts.length === 0 ? {} : { hosts: rack.hosts.map((host) => hostView(writing, host)) }),
});

/** The plan with every number as text, in the plan's order. */
export function viewPlan(plan: FabricPlan): PlanView {
  const writing = writingOf(plan);
  const { fields } = writing;
  const mixed = [...plan.switches, ...plan.bridges].some(({ platform }) => platform !== "frr");
  return {
    name: plan.name,
    model: plan.model,
    switches: plan.switches.map(({ name, role, rack, pod, plane, asn, platform, loopback }) => ({
      name,
      role,
      rack,
      ...(pod === undefined ? {} : { pod }),
      ...(plane === undefined ? {} : { plane }),
      asn,
      ...(mixed ? { platform } : {}),
      ...fields("loopback", addressIn(loopback)),
    })),
    ...bridging(writing, plan, mixed),
    ...viewClusters(plan.clusters),
    racks: plan.racks.map((rack) => rackView(writing, rack)),
    links: plan.links.map((link) => ({
      id: link.id,
      ...(link.subnet === null ? { subnet: null } : fields("subnet", prefixIn(link.subnet))),
      ends: link.ends.map((end) => placed(writing, end)),
      ...(isAggregate(link)
        ? {
            cables: link.aggregate.cables.map((ends) =>
              ends.map((end) => placed(writing, end)).join("  --  "),
            ),
          }
        : {}),
    })),
    sessions: plan.sessions.map(({ id, type, password, ends }) => ({
      id,
      type,
      ...(password === undefined ? {} : { password }),
      ends: ends.map((end) => endView(writing, end)),
    })),
    ...(plan.outside === null ? {} : { outside: viewOutside(writing, plan.outside) }),
  };
}
