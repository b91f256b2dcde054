import type { ModelName } from "../spec/index.ts";
import { asPerRack } from "./as-per-rack/model.ts";
import type { FabricModel } from "./model.ts";

/** Every fabric model that can be built. */
export const models: Readonly<Record<ModelName, FabricModel>> = {
  "as-per-rack": asPerRack,
};

export type { FabricModel, HostRouting } from "./model.ts";
