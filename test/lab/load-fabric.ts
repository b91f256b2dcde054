import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadDatacenter } from "../../stacks/load.ts";
import { repositoryRoot } from "../../tools/root.ts";

/**
 * A fabric of the lab by its name, not yet read; or a datacenter of `stacks/`, which the lab builds as well.
 * @throws Error that lists the fabrics of the lab
 */
export function loadFabric(name: string): Promise<unknown> {
  const stacks = join(repositoryRoot, "stacks");
  const isStack = ["ts", "yaml"].some((extension) => existsSync(join(stacks, `${name}.${extension}`)));
  return loadDatacenter(name, isStack ? stacks : join(import.meta.dirname, "fabrics"));
}
