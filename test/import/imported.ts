import { compile, type DatacenterSpec } from "../../src/index.ts";
import { differencesIn, importFabric, type RunningText, type Trial } from "../../src/import/index.ts";
import type { ReadPlatform } from "../../src/import/read-platforms.ts";

/** The texts of a fabric's switches, by the names of files that they would have. */
export const textsOf = (spec: DatacenterSpec): readonly RunningText[] => {
  const { switches, bridges } = compile(spec);
  return [...switches, ...bridges].flatMap(({ intent, text }) =>
    text === null ? [] : [{ file: `running/${intent.device}.conf`, text }],
  );
};

/** What texts become. @throws Error for texts that are refused */
export function importedFrom(platform: ReadPlatform, texts: readonly RunningText[]): Trial {
  const result = importFabric("imported", { platform, texts, objects: null });
  if (!result.ok) throw new Error(result.faults.join("\n"));
  return result.trial;
}

/** Lines that differ, with their device: empty where the texts are the same. */
export const differing = ({ comparisons, fabric, diagnostics }: Trial): readonly string[] =>
  fabric === null
    ? diagnostics.map(({ message }) => message)
    : differencesIn(comparisons) === 0
      ? []
      : comparisons.flatMap(({ device, missing, surplus }) => [
          ...missing.map(({ whole }) => `${device} + ${whole}`),
          ...surplus.map(({ whole }) => `${device} - ${whole}`),
        ]);

/** The texts of what was found, as files. */
export const textsIn = ({ fabric }: Trial): readonly RunningText[] =>
  fabric === null
    ? []
    : [...fabric.switches, ...fabric.bridges].flatMap(({ intent, text }) =>
        text === null ? [] : [{ file: `running/${intent.device}.conf`, text }],
      );
