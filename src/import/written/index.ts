import type { AsnScheme } from "../../plan/asns.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { SpecObject } from "../design.ts";
import type { FabricShape } from "../fabric-shape.ts";
import type { PlacedShape } from "../placed.ts";
import type { Written } from "./pins.ts";
import { rackOf } from "./racks.ts";
import { spineOf } from "./spines.ts";

/** Writes a spec's switches and racks, with a pin for each number that would be another. */
export function writtenSwitches(
  dc: Datacenter,
  asns: AsnScheme,
  shape: PlacedShape,
  platforms: FabricShape["platforms"],
): SpecObject {
  const written: Written = {
    dc,
    asns,
    shape,
    platforms,
    spineSpecs: new Map(dc.spines.map((spine) => [spine.name, spine])),
    rackSpecs: new Map(dc.racks.map((rack) => [rack.name, rack])),
  };
  return {
    spines: shape.spines.map((spine) => spineOf(written, spine)),
    racks: shape.racks.map((rack) => rackOf(written, rack)),
  };
}
