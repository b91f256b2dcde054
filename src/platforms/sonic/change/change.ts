import { takenBy, targetOf } from "../../tree-change/target.ts";
import { merged } from "../../tree-change/tree.ts";
import { patchBetween, type Operation } from "./patch.ts";
import { databaseOf, treeOf, type Database } from "./rows.ts";
import { rules } from "./rules.ts";

/** What CONFIG_DB has, and what of it is the fabric's; as `ChangeQuestion`. */
export interface DatabaseQuestion {
  readonly running: Database;
  readonly was: Database;
  readonly wanted: Database;
  readonly baseline: Database;
}

/** The operations that lead CONFIG_DB to what it should have, and no more: rows and fields of others stay. */
export const databaseChange = ({ running, was, wanted, baseline }: DatabaseQuestion): readonly Operation[] =>
  patchBetween(
    running,
    databaseOf(
      targetOf(rules, {
        running: treeOf(running),
        was: treeOf(was),
        wanted: treeOf(wanted),
        baseline: treeOf(baseline),
      }),
    ),
  );

/** Rows and fields that are not the fabric's, and that a text would have for its own. */
export const databaseTaken = (running: Database, wanted: Database, was: Database): Database =>
  databaseOf(takenBy(rules, treeOf(running), treeOf(wanted), treeOf(was)));

/** One after the other. */
export const databasesMerged = (all: readonly Database[]): Database => databaseOf(merged(all.map(treeOf)));
