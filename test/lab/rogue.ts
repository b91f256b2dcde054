import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { controlSocket } from "./bird.ts";
import type { Family } from "./confd/family.ts";
import type { Lab } from "./lab.ts";

/** Of BIRD's protocol that has the routes which the node has no right to. */
const PROTOCOL = "rogue";

/** What a route's AS path becomes on its way out; null leaves it to BIRD. */
export type FalsePath = readonly number[] | null;

/** BIRD runs its filters after it has put its own AS into the path. */
const falsified = (path: FalsePath): string =>
  path === null
    ? ""
    : `bgp_path.empty; ${path
        .toReversed()
        .map((asn) => `bgp_path.prepend(${String(asn)}); `)
        .join("")}`;

/** The node's own configuration, with routes more, which go out past every filter of Calico's. */
function misled(configuration: string, routes: readonly string[], path: FalsePath): string {
  const opened = configuration.replaceAll(
    /^ {2}export filter \{$/gm,
    `$&\n    if proto = "${PROTOCOL}" then { ${falsified(path)}accept; }`,
  );
  if (opened === configuration) throw new Error("the node's configuration has no export filter to open");
  const lines = routes.map((route) => `  route ${route} blackhole;`);
  return [opened, `protocol static ${PROTOCOL} {`, ...lines, "}", ""].join("\n");
}

/**
 * Has a node's real BIRD of one family announce routes that are not its own, as whoever has taken over the node could, and drop what comes for them.
 * Beside them it goes on as before. @throws Error with BIRD's words when it does not take them
 */
export async function mislead(
  lab: Lab,
  node: string,
  family: Family,
  routes: readonly string[],
  path: FalsePath = null,
): Promise<void> {
  // Beside the other files of the configuration, which it includes.
  const folder = dirname(controlSocket(lab, node, family));
  const file = join(folder, `${PROTOCOL}-${family.program}.cfg`);
  await writeFile(file, misled(await readFile(join(folder, `${family.program}.cfg`), "utf8"), routes, path), {
    mode: 0o600,
  });
  await configure(lab, node, family, `configure "${file}"`);
}

/** The node is as Calico has configured it again. */
export const reform = (lab: Lab, node: string, family: Family): Promise<void> =>
  configure(lab, node, family, "configure");

async function configure(lab: Lab, node: string, family: Family, command: string): Promise<void> {
  const said = await lab.birdc(node, command, family);
  if (!said.includes("Reconfigur")) throw new Error(`${node}: BIRD did not take its configuration: ${said}`);
}
