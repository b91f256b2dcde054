import type { Dialect } from "../../ordered-change/dialect.ts";
import { stepsBetween, takenBy, targetOf } from "../../tree-change/target.ts";
import { at, type Tree } from "../../tree-change/tree.ts";
import { DEFAULT } from "../vrf.ts";
import { commandOf } from "./commands.ts";
import { rules } from "./rules.ts";
import { sessionsOf } from "./sessions.ts";
import { baselineOf, treeOfBaseline, treeOfDevice, treeOfPatch } from "./texts.ts";

/** Where texts have their BGP. */
const vrfsIn = (texts: readonly Tree[]): readonly string[] => [
  ...new Set(texts.flatMap((tree) => Object.keys(at(tree, ["vrf"]) ?? {}))),
];

/** How NVUE takes a change: as what is unset and what is set in a revision, which the device applies as a whole, in an order of its own. */
export const cumulusDialect: Dialect = {
  change({ running, was, wanted, baseline }) {
    const runs = treeOfDevice(running);
    const [old, now] = [treeOfPatch(was), treeOfPatch(wanted)];
    const target = targetOf(rules, {
      running: runs,
      was: old,
      wanted: now,
      baseline: treeOfBaseline(baseline),
    });
    const vrfs = vrfsIn([old, now]);
    return {
      commands: stepsBetween(rules, runs, target).map(commandOf),
      ...sessionsOf(runs, target),
      ...(vrfs.every((vrf) => vrf === DEFAULT) ? {} : { vrfs }),
    };
  },

  replaced: (running, wanted, was) =>
    baselineOf(takenBy(rules, treeOfDevice(running), treeOfPatch(wanted), treeOfPatch(was))),
};
