import * as pulumi from "@pulumi/pulumi";
import type { L2FabricArgs } from "./args.ts";
import { buildFabric } from "./build.ts";
import type {
  FabricBridge,
  FabricPlane,
  FabricRack,
  FabricSession,
  FabricSwitch,
  FabricTables,
} from "./outputs.ts";
import { tokenOf } from "./tokens.ts";

/** A fabric whose switches only switch: nodes are one AS, with an address in each of one to four isolated planes, and reflectors among them. */
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
