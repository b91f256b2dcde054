import { AsPerRackFabric } from "./as-per-rack-fabric.ts";
import { AsPerServerFabric } from "./as-per-server-fabric.ts";
import { DownwardDefaultFabric } from "./downward-default-fabric.ts";
import { IgpFabric } from "./igp-fabric.ts";
import { L2Fabric } from "./l2-fabric.ts";

/** The components of the plugin: one for each model, because Pulumi's schema knows no type parameter. */
export const facades = { AsPerRackFabric, AsPerServerFabric, DownwardDefaultFabric, IgpFabric, L2Fabric };
