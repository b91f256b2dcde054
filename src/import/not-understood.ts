import { formatPrefix } from "../net/ipv4.ts";
import { few } from "../text/few.ts";
import { isLink, networksOf } from "./cables.ts";
import type { ClusterObject } from "./cluster/objects.ts";
import { calicos, nodesAmong } from "./cluster/objects.ts";
import { valueIn } from "./design.ts";
import type { FabricShape } from "./fabric-shape.ts";
import type { Trial } from "./search.ts";

/** What runs, and what was found of it. */
interface Found {
  readonly shape: FabricShape;
  readonly objects: readonly ClusterObject[];
  readonly trial: Trial;
}

const REFLECTS_PLANE = "reflects-plane";

/** Racks whose nodes stand in one network, or nodes that reflect planes. */
function isSwitched({ shape: { racks }, objects }: Found): boolean {
  const networks = racks.flatMap(({ subnet }) => (subnet === null ? [] : [formatPrefix(subnet)]));
  return (
    new Set(networks).size < networks.length ||
    nodesAmong(objects).some(({ metadata }) => metadata.labels[REFLECTS_PLANE] !== undefined)
  );
}

/** Racks that are two, by the networks that their ToRs have of their own. */
const torsApart = ({ shape: { racks } }: Found): readonly string[] => [
  ...new Set(
    racks
      .filter(({ name }, at) => racks.findIndex((one) => one.name === name) !== at)
      .map(({ name }) => name),
  ),
];

/** Addresses of servers that stand in no network, in a pool that no pod is given any of. */
const hasStableAddresses = ({ objects, trial }: Found): boolean =>
  valueIn(trial.design, ["servers", "attachment"]) === undefined &&
  calicos(objects, "IPPool").some(
    ({ spec }) => spec["nodeSelector"] === "!all()" && spec["disabled"] === true,
  ) &&
  trial.score > 0;

/** Switches that lead to spines and to no ToR: a third tier. */
function aboveSpines({ shape: { spines, racks } }: Found): readonly string[] {
  const reached = new Set(
    racks.flatMap(({ tors }) => tors.flatMap(({ uplinks }) => uplinks.map((up) => up.spine))),
  );
  const given = spines.flatMap(({ facts }) => facts ?? []);
  const links = networksOf(given).filter(({ network }) => isLink(network));
  return given
    .map(({ name }) => name)
    .filter(
      (name) =>
        !reached.has(name) &&
        links.some(
          ({ ends }) =>
            ends.some(({ device }) => device.name === name) &&
            ends.some(({ device }) => reached.has(device.name)),
        ),
    );
}

const IPV6 = /[0-9a-f]{1,4}:[0-9a-f:]*:/i;

const hasIpv6 = ({ trial: { comparisons, design } }: Found): boolean =>
  valueIn(design, ["ipv6"]) === undefined &&
  comparisons.some(({ surplus, beside }) => [...surplus, ...beside].some(({ line }) => IPV6.test(line)));

const NOT_UNDERSTOOD: readonly ((found: Found) => string | null)[] = [
  (found) =>
    isSwitched(found)
      ? "nodes of several racks stand in one network, or reflect planes: that is the model l2, which is not found; write fabric: { model: l2 } with the planes' ranges as pools.planes, racks with their nodes, and reflectsPlane where a node has that label, and hold it against the cluster (calico-fabric cluster)"
      : null,
  (found) => {
    const racks = torsApart(found);
    return racks.length > 0
      ? `the ToRs of ${racks.join(", ")} stand in networks of their own: set servers: { attachment: subnet-per-tor } and make one rack of those of one name, with pools.serverLinks around these networks and pools.nodes around the servers' stable addresses`
      : null;
  },
  (found) => {
    const above = aboveSpines(found);
    return above.length > 0
      ? `${few(above)} lead${above.length === 1 ? "s" : ""} to spines and to no ToR: that is a fabric of five stages, which is not found; write them as superSpines, list pods, name one at each spine and rack, and hold what is rendered against what runs`
      : null;
  },
  (found) =>
    hasStableAddresses(found)
      ? "servers have addresses that stand in no network: set servers.attachment to routed or subnet-per-tor, give the switches' texts, and pools.nodes around these addresses"
      : null,
  (found) =>
    hasIpv6(found)
      ? "IPv6 runs that no sound spec was found with: set ipv6.prefix (and ipv6.numbering: own where numbers are no image of IPv4's), pins by pin.ipv6, and for routers outside ipv6 at outside.peers with the addresses in the lines above"
      : null,
];

/** What runs and is known for what it is, and of which no spec is found: each a sentence with what to do. */
export const notUnderstood = (found: Found): readonly string[] =>
  NOT_UNDERSTOOD.flatMap((told) => told(found) ?? []);

/** Objects that a cluster has once, and that are there twice: they are of two clusters. */
export function clustersApart(objects: readonly ClusterObject[]): string | null {
  const twice = [
    ...Map.groupBy(objects, ({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.name}`),
  ]
    .filter(([, all]) => all.length > 1)
    .map(([, [first]]) => `${first?.kind ?? ""} ${first?.metadata.name ?? ""}`);
  const [one] = twice;
  return one === undefined
    ? null
    : `${one} is there twice, so the objects are of two clusters: give those of one, and add the other under \`clusters\` with its pools and its nodes`;
}
