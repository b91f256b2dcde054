import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { repositoryRoot } from "../tools/root.ts";
import { NODES_OF_RACK } from "./five-stages.ts";
import type { Figure, Measured } from "./figure.ts";

/* Datacenters as large as they may be, in user CPU time and peak of memory of a process of their own each. */

interface Ran {
  readonly ms: number;
  readonly against: number;
  readonly mebibytes: number;
}

const known = new Map<string, Ran>();

/** Each once: what is set against something else, or measured twice, is the same run. */
function ran(kind: string, racks: number): Ran {
  const key = `${kind} ${String(racks)}`;
  const there = known.get(key);
  if (there !== undefined) return there;
  const text = execFileSync(
    process.execPath,
    [join(repositoryRoot, "bench/large-run.ts"), kind, String(racks)],
    {
      encoding: "utf8",
    },
  );
  const one = JSON.parse(text) as Ran;
  known.set(key, one);
  return one;
}

const [FEW, MANY] = [100, 10_000] as const;
const nodes = (racks: number): string => (racks * NODES_OF_RACK).toLocaleString("en");

/** A run's CPU time, or its peak of memory, against what it is to keep within. */
const within = (
  kind: string,
  racks: number,
  what: string,
  limits: { readonly seconds?: number; readonly gibibytes: number },
): readonly Figure[] => [
  ...(limits.seconds === undefined
    ? []
    : [
        {
          name: `${what}, CPU`,
          reference: "what it is to take at most",
          goal: 1,
          measure: (): Measured => ({ ours: ran(kind, racks).ms, reference: (limits.seconds ?? 0) * 1000 }),
        },
      ]),
  {
    name: `${what}, peak of memory`,
    reference: "what it is to take at most",
    unit: "MiB",
    goal: 1,
    measure: () => ({ ours: ran(kind, racks).mebibytes, reference: limits.gibibytes * 1024 }),
  },
];

/** Minutes: left out of --quick. */
export const large: readonly Figure[] = [
  {
    name: `numbers and sessions of ${nodes(MANY)} nodes in five stages, CPU`,
    reference: "as many addresses formatted by a loop",
    goal: 5,
    measure: () => {
      const { ms: ours, against: reference } = ran("plan", MANY);
      return { ours, reference };
    },
  },
  ...within("plan", MANY, `numbers and sessions of ${nodes(MANY)} nodes in five stages`, { gibibytes: 1 }),
  {
    name: `plan and render of ${nodes(MANY)} nodes in five stages, CPU`,
    reference: `as many times that of ${nodes(FEW)} nodes`,
    goal: 1.3,
    measure: () => ({ ours: ran("compile", MANY).ms, reference: ran("compile", FEW).ms * (MANY / FEW) }),
  },
  ...within("compile", MANY, `plan and render of ${nodes(MANY)} nodes in five stages`, { gibibytes: 1 }),
  ...within(
    "folded of three stages",
    512,
    `tables of 512 racks x 8 spines x ${String(NODES_OF_RACK)} nodes`,
    {
      seconds: 10,
      gibibytes: 2,
    },
  ),
  ...within("folded", 1000, `tables of ${nodes(1000)} nodes in five stages`, { seconds: 60, gibibytes: 4 }),
];
