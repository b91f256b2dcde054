import type { Dialect } from "../../../src/platforms/ordered-change/dialect.ts";

/** Lines without blocks, as `undo` takes them off: a stand-in that knows nothing of a system. */
export const plainDialect: Dialect = {
  change({ running, was, wanted }) {
    const [runs, old, now] = [running, was, wanted].map((text) => text.split("\n").filter(Boolean));
    const goes = (old ?? []).filter((line) => !now?.includes(line) && runs?.includes(line));
    const comes = (now ?? []).filter((line) => !runs?.includes(line));
    return { commands: [...goes.map((line) => `undo ${line}`), ...comes], resets: [], unsettled: [] };
  },
  replaced: () => "",
};
