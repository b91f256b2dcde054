import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { renderManifests } from "../calico/index.ts";
import type { CompiledFabric } from "../compile.ts";
import { platforms } from "../platforms/index.ts";

/** Every generated file by its path: `switches/<device>.conf` and `calico/<n>-<kind>.yaml`. */
export function renderedFiles({ switches, calico }: CompiledFabric): ReadonlyMap<string, string> {
  return new Map([
    ...switches.map(({ intent, text }): [string, string] => [
      `switches/${intent.device}${platforms[intent.platform].extension}`,
      text,
    ]),
    ...Object.entries(renderManifests(calico)).map(([name, text]): [string, string] => [
      `calico/${name}`,
      text,
    ]),
  ]);
}

/** Writes them under a folder, which is made where it is missing; files of the same name are overwritten, others stay. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
