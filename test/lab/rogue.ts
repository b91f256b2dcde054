import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { formatPrefix, type Prefix4 } from "../../src/net/ipv4.ts";
import { controlSocket } from "./bird.ts";
import type { Lab } from "./lab.ts";

/** Of BIRD's protocol that has the routes which the node has no right to. */
const PROTOCOL = "rogue";

/** The node's own configuration, with routes more, which go out past every filter of Calico's. */
function misled(configuration: string, routes: readonly Prefix4[]): string {
  const opened = configuration.replaceAll(
    /^ {2}export filter \{$/gm,
    `$&\n    if proto = "${PROTOCOL}" then accept;`,
  );
  if (opened === configuration) throw new Error("the node's configuration has no export filter to open");
  const lines = routes.map((route) => `  route ${formatPrefix(route)} blackhole;`);
  return [opened, `protocol static ${PROTOCOL} {`, ...lines, "}", ""].join("\n");
}

/**
 * Has a node's real BIRD announce routes that are not its own, as whoever has taken over the node could, and drop what comes for them.
 * Beside them it goes on as before. @throws Error with BIRD's words when it does not take them
 */
export async function mislead(lab: Lab, node: string, routes: readonly Prefix4[]): Promise<void> {
  // Beside the other files of the configuration, which it includes.
  const folder = dirname(controlSocket(lab, node));
  const file = join(folder, `${PROTOCOL}.cfg`);
  await writeFile(file, misled(await readFile(join(folder, "bird.cfg"), "utf8"), routes), { mode: 0o600 });
  await configure(lab, node, `configure "${file}"`);
}

/** The node is as Calico has configured it again. */
export const reform = (lab: Lab, node: string): Promise<void> => configure(lab, node, "configure");

async function configure(lab: Lab, node: string, command: string): Promise<void> {
  const said = await lab.birdc(node, command);
  if (!said.includes("Reconfigur")) throw new Error(`${node}: BIRD did not take its configuration: ${said}`);
}
