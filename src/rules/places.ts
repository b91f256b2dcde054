import type { SpecPath } from "../diagnostics/index.ts";
import { placesIn } from "../explain/places.ts";
import type { Datacenter } from "../spec/index.ts";

/** Where in the spec a name stands: a device, a rack, a router outside, or the first end of a session; undefined for what has no place there. */
export function placeOfName(dc: Datacenter): (name: string) => SpecPath | undefined {
  const devices = placesIn(dc);
  const racks = new Map(dc.racks.map(({ name }, at) => [name, ["racks", at]]));
  const routers = new Map(dc.outside?.peers.map(({ router }, at) => [router, ["outside", "peers", at]]));
  const placeOf = (name: string): SpecPath | undefined =>
    devices.get(name)?.sources[0]?.path ?? racks.get(name) ?? routers.get(name);
  return (name) => placeOf(name) ?? placeOf(name.replace(/(--|\/).*$/, ""));
}
