import { compileSpec, type DatacenterSpec } from "../../../src/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import type { PlatformName } from "../../../src/spec/index.ts";

/** Route maps by name, each with all of its entries, where these begin with `route-map NAME permit NUMBER`. */
function mapsIn(text: string): ReadonlyMap<string, string> {
  const maps = new Map<string, string>();
  for (const { 0: entry, 1: name = "" } of text.matchAll(/^route-map (\S+) permit \d+\n(?: .*\n)*/gm))
    maps.set(name, `${maps.get(name) ?? ""}${entry}`);
  return maps;
}

/**
 * Route maps, as `FABRIC SWITCH MAP`, of which a switch's text has other entries while it is drained: merged over the other text, they would
 * add up. None of a fabric that the platform refuses.
 */
export function mapsThatAddUp(platform: PlatformName, spec: DatacenterSpec): readonly string[] {
  const compilation = compileSpec(spec);
  const switches = compilation.ok ? compilation.fabric.switches : [];
  return switches.flatMap(({ intent }) => {
    const maps = (draining: boolean) => mapsIn(platforms[platform].render({ ...intent, draining }));
    const normal = maps(false);
    return [...maps(true)]
      .filter(([name, entries]) => normal.has(name) && normal.get(name) !== entries)
      .map(([name]) => `${spec.name} ${intent.device} ${name}`);
  });
}
