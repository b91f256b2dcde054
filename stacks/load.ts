import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";

const NOT_DATACENTERS = new Set(["index.ts", "load.ts", "operation.ts", "program.ts", "start.ts"]);

const stackOf = (file: string): string | undefined =>
  NOT_DATACENTERS.has(file) || file.startsWith("Pulumi.") ? undefined : /^(.+)\.(ts|yaml)$/.exec(file)?.[1];

/**
 * The datacenter of a stack, not yet read: `datacenter` of `<stack>.ts`, or the contents of `<stack>.yaml`, in the folder.
 * @throws Error that lists the stacks there are.
 */
export async function loadDatacenter(stack: string, folder: string): Promise<unknown> {
  const files = await readdir(folder);
  const file = files.find((name) => stackOf(name) === stack);
  if (file === undefined) {
    const place = basename(folder);
    const known = [...new Set(files.flatMap((name) => stackOf(name) ?? []))].sort().join(", ");
    throw new Error(
      `No datacenter for the stack "${stack}". Add ${place}/${stack}.ts or ${place}/${stack}.yaml; there are: ${known}.`,
    );
  }
  const path = join(folder, file);
  if (file.endsWith(".yaml")) return parse(await readFile(path, "utf8"));
  const module = (await import(pathToFileURL(path).href)) as { readonly datacenter?: unknown };
  return module.datacenter;
}
