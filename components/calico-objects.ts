import * as pulumi from "@pulumi/pulumi";
import { rackOf } from "../src/calico/index.ts";
import { renderManifests, type CalicoObject, type CalicoPlan } from "../src/index.ts";
import { clusterObject } from "./cluster-objects.ts";
import type { ComputeNode } from "./compute-node.ts";
import type { ClusterDelivery, Passwords } from "./delivery.ts";
import { passwordAccess } from "./password-access.ts";
import { dynamicResources, type DeliveryResources } from "./resources.ts";

export interface CalicoObjectsArgs {
  readonly plan: CalicoPlan;
  readonly cluster: ClusterDelivery;
  /** By name, for a cluster; manifests hold none. Default none. */
  readonly passwords?: Passwords;
  /** What must be in place before anything in the cluster changes: the switches' configurations. */
  readonly after: readonly pulumi.Resource[];
  /** By rack: nodes, which are labelled before they are told to peer. Default none. */
  readonly nodes?: ReadonlyMap<string, readonly ComputeNode[]>;
  /** Default: dynamic providers. */
  readonly resources?: DeliveryResources;
}

type Resources = readonly pulumi.Resource[];

/** Resources by the objects that they are. */
type Made = ReadonlyMap<CalicoObject, pulumi.Resource>;

/**
 * Calico's objects, in a cluster or in a folder of manifests. In a cluster they come in an order that loses nothing: after every switch
 * pools, filters and passwords; then, rack by rack, nodes and their peers; and last the configuration that turns the node mesh off.
 */
export class CalicoObjects extends pulumi.ComponentResource {
  /** One resource for each object, or the one folder. */
  readonly resources: readonly pulumi.Resource[];
  /** By rack: the pools that select its nodes. Empty where manifests are written. */
  readonly pools: ReadonlyMap<string, pulumi.Resource[]>;

  constructor(name: string, args: CalicoObjectsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("calico-fabric:index:CalicoObjects", name, {}, opts);
    const { plan, cluster, resources = dynamicResources } = args;
    const made =
      cluster.target === "manifests"
        ? {
            pools: new Map<string, pulumi.Resource[]>(),
            resources: [
              resources.manifestFolder(
                name,
                { folder: cluster.folder, files: renderManifests(plan) },
                { parent: this },
              ),
            ],
          }
        : this.inCluster(name, args, cluster.provider);
    this.resources = made.resources;
    this.pools = made.pools;
    this.registerOutputs({});
  }

  private inCluster(
    name: string,
    args: CalicoObjectsArgs,
    provider: pulumi.ProviderResource,
  ): Pick<CalicoObjects, "resources" | "pools"> {
    const { plan, passwords = {}, after: switches } = args;
    const create = (objects: readonly CalicoObject[], after: (object: CalicoObject) => Resources): Made =>
      new Map(
        objects.map((object) => {
          const dependsOn = [...after(object)];
          return [object, clusterObject(name, object, { parent: this, provider, dependsOn })];
        }),
      );
    // What is reserved must not have been given out before the reservation is there.
    const ipam = create(plan.ipam, () => switches);
    // All that follows waits for one pool, and that for every switch: a list of switches at each would be most of the state.
    const first = create(plan.pools.slice(0, 1), () => [...switches, ...ipam.values()]);
    const begun = [...first.values()];
    const pools = new Map([...first, ...create(plan.pools.slice(1), () => begun)]);
    const filters = create(plan.filters, () => begun);
    // A switch dials nobody with another password than it takes itself: it has the new one before its nodes.
    const access =
      plan.passwords === undefined
        ? []
        : passwordAccess(name, plan.passwords, passwords, { parent: this, provider, dependsOn: begun });
    const peers = this.peers(args, create, (peer) => [
      ...named(filters, peer.spec["filters"]),
      ...("password" in peer.spec ? access : []),
    ]);
    const ofNoRack = [...pools].filter(([pool]) => rackOf(pool, plan) === undefined).map(([, made]) => made);
    const last = create([plan.configuration], () => [...peers.values(), ...ofNoRack]);
    return {
      resources: [
        ...[ipam, pools, filters].flatMap((made) => [...made.values()]),
        ...access,
        ...[peers, last].flatMap((made) => [...made.values()]),
      ],
      pools: byRack(pools, plan),
    };
  }

  /** A rack's peers wait for its own nodes; peers of a plane's nodes by label for all, and those by address for these. */
  private peers(
    { plan, nodes = new Map<string, readonly ComputeNode[]>() }: CalicoObjectsArgs,
    create: (objects: readonly CalicoObject[], after: (object: CalicoObject) => Resources) => Made,
    needs: (peer: CalicoObject) => Resources,
  ): Made {
    const patches = (members: readonly ComputeNode[]): Resources =>
      members.flatMap(({ patch }) => patch ?? []);
    const all = patches([...nodes.values()].flat());
    const [inRacks, across] = partition(plan.peers, (peer) => rackOf(peer, plan) !== undefined);
    const [byLabel, byAddress] = partition(across, ({ spec }) => "peerSelector" in spec);
    const ofRacks = create(inRacks, (peer) => [
      ...needs(peer),
      ...patches(nodes.get(rackOf(peer, plan) ?? "") ?? []),
    ]);
    const labelled = create(byLabel, (peer) => [...needs(peer), ...all]);
    const addressed = create(byAddress, (peer) => [...needs(peer), ...labelled.values()]);
    return new Map([...ofRacks, ...labelled, ...addressed]);
  }
}

const partition = <T>(
  all: readonly T[],
  test: (one: T) => boolean,
): readonly [readonly T[], readonly T[]] => [all.filter(test), all.filter((one) => !test(one))];

const named = (made: Made, names: unknown): Resources =>
  [...made]
    .filter(([{ metadata }]) => Array.isArray(names) && names.includes(metadata.name))
    .map(([, resource]) => resource);

function byRack(pools: Made, plan: CalicoPlan): ReadonlyMap<string, pulumi.Resource[]> {
  const racks = new Map<string, pulumi.Resource[]>();
  for (const [pool, resource] of pools) {
    const rack = rackOf(pool, plan);
    if (rack !== undefined) racks.set(rack, [...(racks.get(rack) ?? []), resource]);
  }
  return racks;
}
