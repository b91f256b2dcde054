import type { LastChange } from "../last-change.ts";

/** The first row of `display configuration commit list`: number, commit, label, user, time with its zone. */
const ROW = /^\s*1\s+\*?\d{6,}\s+.*?(\S+)\s+(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S*)\s*$/m;

/** @param list what `display configuration commit list 1` prints */
export function vrpLastChange(list: string): LastChange | undefined {
  const [, by, at] = ROW.exec(list) ?? [];
  return at === undefined || by === undefined ? undefined : { did: "committed", at, by };
}
