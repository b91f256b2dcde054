import { systems } from "../src/hardware/index.ts";
import { modelsOn, TABLE_NAMES } from "../src/hardware/models/index.ts";
import type { PlatformName } from "../src/spec/index.ts";
import { table } from "./markdown-table.ts";

const entriesOf = (entries: number | null): string => (entries === null ? "?" : String(entries));

/** What hardware has room for, by the way its memory is shared out; in one line what no document gives figures for. */
export function tableSizes(): string {
  const all = (Object.keys(systems) as PlatformName[]).flatMap((name) =>
    Object.entries(modelsOn(name)).map(([model, { profiles }]) => ({
      name,
      model,
      profiles: profiles ?? [],
    })),
  );
  const unknown = all.filter(({ profiles }) => profiles.length === 0).map(({ model }) => model);
  return [
    table(
      ["tables of", "on", "`profile`", ...TABLE_NAMES.map((one) => `\`${one}\``)],
      all.flatMap(({ name, model, profiles }) =>
        profiles.map((profile) => [
          model,
          name,
          `${profile.name}${profile.isDefault ? " (by itself)" : ""}`,
          ...TABLE_NAMES.map((one) => entriesOf(profile.entries[one])),
        ]),
      ),
    ),
    `\`?\` is a size that no document at hand gives. Of these none gives any: ${unknown.join(", ")}; say sizes in \`tables\` by the vendor's data sheet.`,
    `Sizes are by: ${[...new Set(all.flatMap(({ profiles }) => profiles.map(({ source }) => `<${source}>`)))].join(", ")}.`,
  ].join("\n\n");
}
