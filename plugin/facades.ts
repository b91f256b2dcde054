/* A component for each model, because Pulumi's schema knows no type parameter. Made of the models in src/spec by npm run schema: change those. */

import * as pulumi from "@pulumi/pulumi";
import type { Operation } from "./args.ts";
import { buildFabric } from "./build.ts";
import type {
  FabricBridge,
  FabricPlane,
  FabricRack,
  FabricSession,
  FabricSwitch,
  FabricTables,
} from "./outputs.ts";
import type {
  AsPerRackSpec,
  AsPerServerSpec,
  AsPerClusterSpec,
  DownwardDefaultSpec,
  IgpSpec,
  L2Spec,
} from "./spec.ts";
import { tokenOf } from "./tokens.ts";

export interface AsPerRackFabricArgs {
  /** What the datacenter is. */
  readonly spec: AsPerRackSpec;
  /** How it is operated. */
  readonly operation: Operation;
}

/** A rack's ToR and nodes share one AS; iBGP inside the rack, eBGP above it. Every router knows every route. */
export class AsPerRackFabric extends pulumi.ComponentResource {
  /** Every switch that routes with its AS number and loopback. */
  readonly switches: pulumi.Output<FabricSwitch[]>;
  /** Layer 2 networks of switches that only switch. Empty where all route. */
  readonly planes: pulumi.Output<FabricPlane[]>;
  /** Switches that only switch, with their ports: the user sets them up. Empty where all route. */
  readonly bridges: pulumi.Output<FabricBridge[]>;
  /** Every rack with its AS number, its subnet, its pool and its nodes. */
  readonly pools: pulumi.Output<FabricRack[]>;
  /** Every BGP session with both ends. */
  readonly sessions: pulumi.Output<FabricSession[]>;
  /** What each switch will hold, now and at the declared capacity: to be set against what its hardware can. */
  readonly tables: pulumi.Output<FabricTables[]>;

  constructor(name: string, args: AsPerRackFabricArgs, opts?: pulumi.ComponentResourceOptions) {
    super(tokenOf("AsPerRackFabric"), name, {}, opts);
    const outputs = buildFabric("as-per-rack", name, args, this);
    this.switches = outputs.switches;
    this.planes = outputs.planes;
    this.bridges = outputs.bridges;
    this.pools = outputs.pools;
    this.sessions = outputs.sessions;
    this.tables = outputs.tables;
    this.registerOutputs({ ...outputs });
  }
}

export interface AsPerServerFabricArgs {
  /** What the datacenter is. */
  readonly spec: AsPerServerSpec;
  /** How it is operated. */
  readonly operation: Operation;
}

/** Each node is an AS of its own and peers with its ToRs by eBGP. Every router knows every route. */
export class AsPerServerFabric extends pulumi.ComponentResource {
  /** Every switch that routes with its AS number and loopback. */
  readonly switches: pulumi.Output<FabricSwitch[]>;
  /** Layer 2 networks of switches that only switch. Empty where all route. */
  readonly planes: pulumi.Output<FabricPlane[]>;
  /** Switches that only switch, with their ports: the user sets them up. Empty where all route. */
  readonly bridges: pulumi.Output<FabricBridge[]>;
  /** Every rack with its AS number, its subnet, its pool and its nodes. */
  readonly pools: pulumi.Output<FabricRack[]>;
  /** Every BGP session with both ends. */
  readonly sessions: pulumi.Output<FabricSession[]>;
  /** What each switch will hold, now and at the declared capacity: to be set against what its hardware can. */
  readonly tables: pulumi.Output<FabricTables[]>;

  constructor(name: string, args: AsPerServerFabricArgs, opts?: pulumi.ComponentResourceOptions) {
    super(tokenOf("AsPerServerFabric"), name, {}, opts);
    const outputs = buildFabric("as-per-server", name, args, this);
    this.switches = outputs.switches;
    this.planes = outputs.planes;
    this.bridges = outputs.bridges;
    this.pools = outputs.pools;
    this.sessions = outputs.sessions;
    this.tables = outputs.tables;
    this.registerOutputs({ ...outputs });
  }
}

export interface AsPerClusterFabricArgs {
  /** What the datacenter is. */
  readonly spec: AsPerClusterSpec;
  /** How it is operated. */
  readonly operation: Operation;
}

/** All nodes of the cluster are one AS, the first of pools.nodeAsns, and peer with their ToRs by eBGP. Every router knows every route. */
export class AsPerClusterFabric extends pulumi.ComponentResource {
  /** Every switch that routes with its AS number and loopback. */
  readonly switches: pulumi.Output<FabricSwitch[]>;
  /** Layer 2 networks of switches that only switch. Empty where all route. */
  readonly planes: pulumi.Output<FabricPlane[]>;
  /** Switches that only switch, with their ports: the user sets them up. Empty where all route. */
  readonly bridges: pulumi.Output<FabricBridge[]>;
  /** Every rack with its AS number, its subnet, its pool and its nodes. */
  readonly pools: pulumi.Output<FabricRack[]>;
  /** Every BGP session with both ends. */
  readonly sessions: pulumi.Output<FabricSession[]>;
  /** What each switch will hold, now and at the declared capacity: to be set against what its hardware can. */
  readonly tables: pulumi.Output<FabricTables[]>;

  constructor(name: string, args: AsPerClusterFabricArgs, opts?: pulumi.ComponentResourceOptions) {
    super(tokenOf("AsPerClusterFabric"), name, {}, opts);
    const outputs = buildFabric("as-per-cluster", name, args, this);
    this.switches = outputs.switches;
    this.planes = outputs.planes;
    this.bridges = outputs.bridges;
    this.pools = outputs.pools;
    this.sessions = outputs.sessions;
    this.tables = outputs.tables;
    this.registerOutputs({ ...outputs });
  }
}

export interface DownwardDefaultFabricArgs {
  /** What the datacenter is. */
  readonly spec: DownwardDefaultSpec;
  /** How it is operated. */
  readonly operation: Operation;
}

/** Nodes share one AS, ToRs another, spines a third. Specific routes go up, only the default comes down: ToRs know their own rack, spines everything. */
export class DownwardDefaultFabric extends pulumi.ComponentResource {
  /** Every switch that routes with its AS number and loopback. */
  readonly switches: pulumi.Output<FabricSwitch[]>;
  /** Layer 2 networks of switches that only switch. Empty where all route. */
  readonly planes: pulumi.Output<FabricPlane[]>;
  /** Switches that only switch, with their ports: the user sets them up. Empty where all route. */
  readonly bridges: pulumi.Output<FabricBridge[]>;
  /** Every rack with its AS number, its subnet, its pool and its nodes. */
  readonly pools: pulumi.Output<FabricRack[]>;
  /** Every BGP session with both ends. */
  readonly sessions: pulumi.Output<FabricSession[]>;
  /** What each switch will hold, now and at the declared capacity: to be set against what its hardware can. */
  readonly tables: pulumi.Output<FabricTables[]>;

  constructor(name: string, args: DownwardDefaultFabricArgs, opts?: pulumi.ComponentResourceOptions) {
    super(tokenOf("DownwardDefaultFabric"), name, {}, opts);
    const outputs = buildFabric("downward-default", name, args, this);
    this.switches = outputs.switches;
    this.planes = outputs.planes;
    this.bridges = outputs.bridges;
    this.pools = outputs.pools;
    this.sessions = outputs.sessions;
    this.tables = outputs.tables;
    this.registerOutputs({ ...outputs });
  }
}

export interface IgpFabricArgs {
  /** What the datacenter is. */
  readonly spec: IgpSpec;
  /** How it is operated. */
  readonly operation: Operation;
}

/** All routers are one AS. OSPF on ToRs and spines finds next hops, iBGP carries endpoints. Every router knows every route. */
export class IgpFabric extends pulumi.ComponentResource {
  /** Every switch that routes with its AS number and loopback. */
  readonly switches: pulumi.Output<FabricSwitch[]>;
  /** Layer 2 networks of switches that only switch. Empty where all route. */
  readonly planes: pulumi.Output<FabricPlane[]>;
  /** Switches that only switch, with their ports: the user sets them up. Empty where all route. */
  readonly bridges: pulumi.Output<FabricBridge[]>;
  /** Every rack with its AS number, its subnet, its pool and its nodes. */
  readonly pools: pulumi.Output<FabricRack[]>;
  /** Every BGP session with both ends. */
  readonly sessions: pulumi.Output<FabricSession[]>;
  /** What each switch will hold, now and at the declared capacity: to be set against what its hardware can. */
  readonly tables: pulumi.Output<FabricTables[]>;

  constructor(name: string, args: IgpFabricArgs, opts?: pulumi.ComponentResourceOptions) {
    super(tokenOf("IgpFabric"), name, {}, opts);
    const outputs = buildFabric("igp", name, args, this);
    this.switches = outputs.switches;
    this.planes = outputs.planes;
    this.bridges = outputs.bridges;
    this.pools = outputs.pools;
    this.sessions = outputs.sessions;
    this.tables = outputs.tables;
    this.registerOutputs({ ...outputs });
  }
}

export interface L2FabricArgs {
  /** What the datacenter is. */
  readonly spec: L2Spec;
  /** How it is operated. */
  readonly operation: Operation;
}

/** Switches only switch. All nodes are one AS; each has an address in every plane, an isolated IP subnet over spines of its own, and is a client of that plane's route reflectors, which are nodes. */
export class L2Fabric extends pulumi.ComponentResource {
  /** Every switch that routes with its AS number and loopback. */
  readonly switches: pulumi.Output<FabricSwitch[]>;
  /** Layer 2 networks of switches that only switch. Empty where all route. */
  readonly planes: pulumi.Output<FabricPlane[]>;
  /** Switches that only switch, with their ports: the user sets them up. Empty where all route. */
  readonly bridges: pulumi.Output<FabricBridge[]>;
  /** Every rack with its AS number, its subnet, its pool and its nodes. */
  readonly pools: pulumi.Output<FabricRack[]>;
  /** Every BGP session with both ends. */
  readonly sessions: pulumi.Output<FabricSession[]>;
  /** What each switch will hold, now and at the declared capacity: to be set against what its hardware can. */
  readonly tables: pulumi.Output<FabricTables[]>;

  constructor(name: string, args: L2FabricArgs, opts?: pulumi.ComponentResourceOptions) {
    super(tokenOf("L2Fabric"), name, {}, opts);
    const outputs = buildFabric("l2", name, args, this);
    this.switches = outputs.switches;
    this.planes = outputs.planes;
    this.bridges = outputs.bridges;
    this.pools = outputs.pools;
    this.sessions = outputs.sessions;
    this.tables = outputs.tables;
    this.registerOutputs({ ...outputs });
  }
}

/** The components of the plugin by their names. */
export const facades = {
  AsPerRackFabric,
  AsPerServerFabric,
  AsPerClusterFabric,
  DownwardDefaultFabric,
  IgpFabric,
  L2Fabric,
};
