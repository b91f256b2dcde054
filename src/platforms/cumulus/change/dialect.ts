import type { Dialect } from "../../ordered-change/dialect.ts";
import { stepsBetween, takenBy, targetOf } from "../../tree-change/target.ts";
import { commandOf } from "./commands.ts";
import { rules } from "./rules.ts";
import { sessionsOf } from "./sessions.ts";
import { baselineOf, treeOfBaseline, treeOfDevice, treeOfPatch } from "./texts.ts";

/** How NVUE takes a change: as what is unset and what is set in a revision, which the device applies as a whole, in an order of its own. */
export const cumulusDialect: Dialect = {
  change({ running, was, wanted, baseline }) {
    const runs = treeOfDevice(running);
    const target = targetOf(rules, {
      running: runs,
      was: treeOfPatch(was),
      wanted: treeOfPatch(wanted),
      baseline: treeOfBaseline(baseline),
    });
    return { commands: stepsBetween(rules, runs, target).map(commandOf), ...sessionsOf(runs, target) };
  },

  replaced: (running, wanted, was) =>
    baselineOf(takenBy(rules, treeOfDevice(running), treeOfPatch(wanted), treeOfPatch(was))),
};
