import { valueIn, type Design } from "./design.ts";
import type { FabricShape } from "./fabric-shape.ts";

/** Whether a design has nodes that reflect, and nothing says which. */
export const reflectorsUnsaid = ({ racks }: FabricShape, design: Design): boolean =>
  valueIn(design, ["fabric", "inRack", "on"]) === "nodes" &&
  !racks.some(({ servers }) => servers.some(({ reflects }) => reflects));

/** The shape with the first node of each rack as its reflector, where a design has such and nothing says which: switches don't. */
export const withReflectors = (shape: FabricShape, design: Design): FabricShape =>
  reflectorsUnsaid(shape, design)
    ? {
        ...shape,
        racks: shape.racks.map((rack) => ({
          ...rack,
          servers: rack.servers.map((server, at) => (at === 0 ? { ...server, reflects: true } : server)),
        })),
      }
    : shape;
