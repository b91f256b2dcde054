import { comwareDialect } from "../../../src/platforms/comware/dialect.ts";
import { comwareDevice } from "../device-model/comware/device.ts";
import { refusals } from "../device-model/views/enter.ts";
import { loaded } from "../device-model/views/loaded.ts";
import { goldens } from "./pairs.ts";

/** Entries of AS path lists have no number: such a list is made anew. */
const MADE_ANEW = "if-match as-path ";

it("never has sessions name a policy or a list that is not there while a device of Comware takes a change", () => {
  const all = [...goldens("comware").values()];
  const lapses = all.flatMap((was, at) => {
    const wanted = all[(at * 7 + 3) % all.length] ?? "";
    if (at % 5 !== 0) return [];
    const device = loaded(comwareDevice(), was, []);
    const { commands } = comwareDialect.change({ running: device.running(), was, wanted, baseline: "" });
    return [...refusals(device, commands), ...device.lapses().filter((line) => !line.startsWith(MADE_ANEW))];
  });
  expect(lapses).toEqual([]);
});
