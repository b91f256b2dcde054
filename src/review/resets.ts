import { sessionManner } from "../change-rules/index.ts";
import { changesIn } from "./differences.ts";
import type { EndSettings } from "../change/index.ts";

const words = (device: string, before: object, after: object): readonly string[] =>
  changesIn(before, after).flatMap(({ what, items }) =>
    items.map((item) => `${device}: ${what === "" ? "" : `${what} `}${item}`),
  );

/** Why an end tears a session down that it has before and after, and what waits: `r1-tor0: AS 64600 becomes 64700`. */
export interface EndChange {
  readonly resets: readonly string[];
  readonly waits: readonly string[];
}

export function endChange(before: EndSettings, after: EndSettings): EndChange {
  const { software } = after;
  const resets = (field: string): boolean => {
    const manner = sessionManner(software, field);
    return manner === "resets" || (manner === "ends-when-off" && after.settings[field] === null);
  };
  const only = ({ settings }: EndSettings, wanted: (field: string) => boolean): object =>
    Object.fromEntries(Object.entries(settings).filter(([field]) => wanted(field)));
  const between = (wanted: (field: string) => boolean): readonly string[] =>
    words(after.device, only(before, wanted), only(after, wanted));
  return {
    resets: between(resets),
    waits: between((field) => sessionManner(software, field) === "waits"),
  };
}
