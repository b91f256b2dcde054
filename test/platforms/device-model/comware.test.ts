import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { comwareDevice } from "./comware/device.ts";
import { commandsOf, refusals } from "./views/enter.ts";

const FOLDER = join(process.cwd(), "test", "golden", "platforms", "comware");

const goldens = readdirSync(FOLDER).flatMap((fabric) =>
  readdirSync(join(FOLDER, fabric)).map((file): [string, string] => [
    `${fabric}/${file}`,
    readFileSync(join(FOLDER, fabric, file), "utf8"),
  ]),
);

/** A port of a stack is shut before it becomes one. */
const shut = (text: string): readonly string[] =>
  [...text.matchAll(/^ port group interface (\S+)$/gm)].flatMap(([, port = ""]) => [
    `interface ${port}`,
    "shutdown",
    "quit",
  ]);

it.each(goldens)("Comware's model takes %s, prints it, and takes it again", (_, text) => {
  const device = comwareDevice();
  expect(refusals(device, [...shut(text), ...commandsOf(text)])).toEqual([]);
  const shown = device.running();
  if (process.env["SHOW"] !== undefined) console.log(shown);
  expect(shown).toContain("\n#\nreturn\n");
  expect(device.resets()).toEqual([]);
});
