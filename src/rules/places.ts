import type { SpecPath } from "../diagnostics/index.ts";
import { placesIn } from "../explain/places.ts";
import type { Datacenter } from "../spec/index.ts";

/** Where in the spec a name stands: a device, a rack, a router outside, or the first end of a session; undefined for what has no place there. */
export function placeOfName(dc: Datacenter): (name: string) => SpecPath | undefined {
  const devices = placesIn(dc);
  return (name) => {
    const [source] = devices.get(name)?.sources ?? [];
    if (source !== undefined) return source.path;
    const rack = dc.racks.findIndex((one) => one.name === name);
    if (rack >= 0) return ["racks", rack];
    const router = dc.outside?.peers.findIndex((one) => one.router === name) ?? -1;
    if (router >= 0) return ["outside", "peers", router];
    const [first = name] = name.split(/--|\//);
    return first === name ? undefined : placeOfName(dc)(first);
  };
}
