import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { vrpDevice } from "./vrp/device.ts";
import { commandsOf, refusals } from "./views/enter.ts";

const FOLDER = join(process.cwd(), "test", "golden", "platforms", "vrp");

const goldens = readdirSync(FOLDER).flatMap((fabric) =>
  readdirSync(join(FOLDER, fabric)).map((file): [string, string] => [
    `${fabric}/${file}`,
    readFileSync(join(FOLDER, fabric, file), "utf8"),
  ]),
);

it.each(goldens)("VRP's model takes %s, prints it, and takes it again", (_, text) => {
  const device = vrpDevice();
  expect(refusals(device, [...commandsOf(text), "commit"])).toEqual([]);
  const shown = device.running();
  if (process.env["SHOW"] !== undefined) console.log(shown);
  expect(shown).toContain("\n#\nreturn\n");
  expect(device.resets()).toEqual([]);
});
