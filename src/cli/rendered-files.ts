import { renderManifests } from "../calico/index.ts";
import type { CompiledFabric } from "../compile.ts";
import { hostDaemons } from "../platforms/hosts/index.ts";
import { platforms } from "../platforms/index.ts";
import { bridgeText } from "../report/index.ts";

/**
 * Every generated file by its path: `switches/<device>.conf`, `hosts/<host>.conf`, `calico/<n>-<kind>.yaml`, `servers/<server>/` and the path that a file of its
 * network has on the server; and, for a switch that only switches, what it is to do as `bridges/<device>.json`.
 */
export function renderedFiles({
  switches,
  bridges,
  hosts,
  servers,
  calico,
}: CompiledFabric): ReadonlyMap<string, string> {
  return new Map([
    ...switches.map(({ intent, text }): [string, string] => [
      `switches/${intent.device}${platforms[intent.platform].extension}`,
      text,
    ]),
    ...hosts.map(({ intent, text }): [string, string] => [
      `hosts/${intent.device}${hostDaemons[intent.daemon].extension}`,
      text,
    ]),
    ...servers.flatMap(({ intent, files }) =>
      [...files].map(([path, text]): [string, string] => [`servers/${intent.device}/${path}`, text]),
    ),
    ...bridges.flatMap(({ intent, text }): [string, string][] =>
      text === null ? [] : [[`switches/${intent.device}${platforms[intent.platform].extension}`, text]],
    ),
    ...bridges.map(({ intent }): [string, string] => [`bridges/${intent.device}.json`, bridgeText(intent)]),
    ...Object.entries(renderManifests(calico)).map(([name, text]): [string, string] => [
      `calico/${name}`,
      text,
    ]),
  ]);
}
