import { systems } from "../src/hardware/index.ts";
import type { Decision, RankingStep, TieBreak } from "../src/platforms/decision.ts";
import { decisionOn } from "../src/platforms/decisions.ts";
import type { PlatformName } from "../src/spec/index.ts";
import { table } from "./markdown-table.ts";

const STEPS: Readonly<Record<RankingStep, string>> = {
  own: "its own",
  "local-pref": "local preference",
  "path-length": "AS path",
  origin: "origin",
  med: "MED",
  external: "eBGP",
  "igp-cost": "IGP cost",
};

const BREAKS: Readonly<Record<TieBreak, string>> = {
  kept: "the older by eBGP",
  "router-id": "router id or originator",
  "cluster-length": "cluster list",
  "peer-address": "peer's address",
};

/** What each platform's BGP does by itself, as a column of what is asked. */
const BEHAVIOURS: readonly (readonly [string, (decision: Decision) => string])[] = [
  ["paths go by", ({ ranking }) => ranking.map((step) => STEPS[step]).join(", ")],
  [
    "of equal ones it tells on that by",
    ({ tieBreaks }) =>
      tieBreaks.map((order) => order.map((step) => BREAKS[step]).join(", ")).join("; by other releases: "),
  ],
  ["eBGP without a policy passes", ({ withoutPolicy }) => withoutPolicy],
  ["OSPF goes before", ({ igpBefore }) => (igpBefore === "all" ? "all of BGP" : "iBGP")],
  ["of a neighbour it takes", ({ takesAllPaths }) => (takesAllPaths ? "every path" : "one path")],
];

/** How BGP decides, as the simulator has it of each platform. */
export const deciding = (): string =>
  table(
    ["`platform`", ...BEHAVIOURS.map(([title]) => title)],
    (Object.keys(systems) as PlatformName[]).map((name) => [
      name,
      ...BEHAVIOURS.map(([, say]) => say(decisionOn(name))),
    ]),
  );
