import type { Candidate, Change, Comparison, Extent, FailureKind, Loss, TableUse } from "../compare/index.ts";
import { FAILURE_KINDS, FAILURE_NAMES, type ByTier } from "../compare/index.ts";
import { formatPath } from "../diagnostics/index.ts";
import { ROLE_WORDS } from "../plan/types.ts";
import { table } from "./table.ts";
import { TABLE_WORDS } from "./tables-text.ts";
import { wrapped } from "./wrapped.ts";
import { counted } from "../text/counted.ts";

/** Columns of a terminal that the text keeps to. */
const WIDTH = 120;

type Permitted = Extract<Candidate, { readonly permitted: true }>;
type Row = readonly [label: string, cell: (candidate: Permitted) => string];

const tiers = ({ "super-spine": above, spine, tor, node }: ByTier): string =>
  [...(above === undefined ? [] : [above]), spine, tor, node].map(String).join("/");

function loss(failures: readonly Loss[], kind: FailureKind): string {
  const found = failures.find((one) => one.kind === kind);
  return found === undefined ? "-" : [found.lost, found.partlyLost, found.fewerPaths].map(String).join("/");
}

function change(made: Change | null): string {
  if (made === null) return "-";
  if (!made.room) return "no room";
  const { superSpines = [], spines, tors } = made;
  const parts = [
    ...(superSpines.length > 0 ? [counted(superSpines.length, "super-spine")] : []),
    ...(spines.length > 0 ? [counted(spines.length, "spine")] : []),
    ...(tors.length > 0 ? [counted(tors.length, "ToR")] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : "none";
}

type Routes = (candidate: Permitted) => readonly [byBlock: ByTier, byPod: ByTier];

function perTier(what: string, pods: boolean, of: Routes): readonly Row[] {
  const cell = (tier: keyof ByTier) => (candidate: Permitted) =>
    of(candidate)
      .map((routes) => String(routes[tier] ?? 0))
      .join("/");
  return [
    ...(pods ? [[`${what}: super-spine`, cell("super-spine")] as const] : []),
    [pods ? "  spine" : `${what}: spine`, cell("spine")],
    ["  ToR", cell("tor")],
    ["  node", cell("node")],
  ];
}

/** The table that is filled most, and how far. */
function fullest({ tables }: Permitted, when: "now" | "full"): string {
  const [first, ...others] = tables;
  if (first === undefined) return "-";
  const share = (use: TableUse): number => use[when] / use.has;
  const use = others.reduce((a, b) => (share(b) > share(a) ? b : a), first);
  return `${String(Math.round(100 * share(use)))}% ${ROLE_WORDS[use.role]} ${TABLE_WORDS[use.table]}`;
}

/** Only where it is known what the hardware has room for. */
const tableRows = (candidates: readonly Permitted[]): readonly Row[] =>
  candidates.every(({ tables }) => tables.length === 0)
    ? []
    : [
        ["fullest table now", (candidate) => fullest(candidate, "now")],
        ["  when full", (candidate) => fullest(candidate, "full")],
      ];

/** Pairs that are lost, the most that any candidate loses by one failure of a kind. */
const worstOf = (candidates: readonly Permitted[], kind: FailureKind): number =>
  Math.max(...candidates.map(({ failures }) => failures.find((one) => one.kind === kind)?.lost ?? 0));

/** Only failures that some candidate can have, those that take most first. */
const kindsOf = (candidates: readonly Permitted[]): readonly FailureKind[] =>
  FAILURE_KINDS.filter((kind) =>
    candidates.some(({ failures }) => failures.some((one) => one.kind === kind)),
  ).toSorted((a, b) => worstOf(candidates, b) - worstOf(candidates, a));

function rowsFor(
  candidates: readonly Permitted[],
  kinds: readonly FailureKind[],
  pods: boolean,
): readonly Row[] {
  const come = ({ growth }: Permitted, what: "superSpine" | "pod"): string => change(growth[what] ?? null);
  return [
    ["", ({ variant }) => variant],
    ["AS numbers, by tier", ({ asns }) => tiers(asns)],
    ["sessions in all", ({ sessions }) => String(sessions.all)],
    ["most on one, by tier", ({ sessions }) => tiers(sessions.most)],
    ...perTier("routes now", pods, ({ routes, hostRoutes }) => [routes, hostRoutes]),
    ...perTier("routes when full", pods, ({ routesWhenFull, hostRoutesWhenFull }) => [
      routesWhenFull,
      hostRoutesWhenFull,
    ]),
    ["ECMP groups, by tier", ({ ecmpGroups }) => tiers(ecmpGroups)],
    ...tableRows(candidates),
    ...kinds.map((kind, at): Row => [
      `${at === 0 ? "fails: " : "  "}${FAILURE_NAMES[kind]}`,
      ({ failures }) => loss(failures, kind),
    ]),
    ["comes: a node", ({ growth }) => change(growth.node)],
    ["  a rack", ({ growth }) => change(growth.rack)],
    ["  a spine", ({ growth }) => change(growth.spine)],
    ...(pods
      ? ([
          ["  a super-spine", (candidate) => come(candidate, "superSpine")],
          ["  a pod", (candidate) => come(candidate, "pod")],
        ] as const satisfies readonly Row[])
      : []),
  ];
}

const title = ({ model, chosen }: Candidate): string => `${chosen ? "*" : ""}${model}`;

const columns = (rows: readonly Row[], candidates: readonly Permitted[]): string =>
  table(
    ["", ...candidates.map(title)],
    rows.map(([label, cell]) => [label, ...candidates.map(cell)]),
  );

const widthOf = (text: string): number => Math.max(...text.split("\n").map((line) => line.length));

/** Candidates side by side, as many as fit; the others in tables below. */
function tables(rows: readonly Row[], candidates: readonly Permitted[]): readonly string[] {
  if (candidates.length === 0) return [];
  let count = candidates.length;
  while (count > 1 && widthOf(columns(rows, candidates.slice(0, count))) > WIDTH) count -= 1;
  return [columns(rows, candidates.slice(0, count)), ...tables(rows, candidates.slice(count))];
}

const nameOf = ({ model, variant }: Candidate): string => (variant === "" ? model : `${model}, ${variant}`);

/** What comes of it, in a line: which is chosen, and what its worst failure takes. */
function verdict({ candidates }: Comparison): string {
  const permitted = candidates.filter(({ permitted: is }) => is).length;
  const head = `${counted(permitted, "variant")} of ${String(candidates.length)} can be built`;
  const chosen = candidates.find((one) => one.chosen);
  if (chosen === undefined) return `${head}; the spec's own is none of them`;
  if (!chosen.permitted) return `${head}; the spec's own, ${nameOf(chosen)}, can't`;
  const [first, ...others] = chosen.failures;
  if (first === undefined) return `${head}; the spec's own is ${nameOf(chosen)}`;
  const { kind, lost } = others.reduce((a, b) => (b.lost > a.lost ? b : a), first);
  return `${head}; the spec's own, ${nameOf(chosen)}, loses ${String(lost)} of ${String(chosen.pairs)} pairs by its worst single failure (${FAILURE_NAMES[kind]})`;
}

function legend({
  name,
  extent,
  full,
  podsPerNode,
  failedIn,
  ipv6,
  candidates,
}: Comparison): readonly string[] {
  const of = ({ superSpines, pods, spines, racks }: Omit<Extent, "nodes">): string =>
    [
      ...(superSpines === undefined ? [] : [counted(superSpines, "super-spine")]),
      ...(pods === undefined ? [] : [counted(pods, "pod")]),
      counted(spines, "spine"),
      counted(racks, "rack"),
    ].join(", ");
  const { joined } = full;
  const whenFull =
    joined === undefined
      ? of(full)
      : of({
          ...full,
          superSpines: joined.superSpines,
          pods: joined.pods,
          spines: joined.pods * full.spines,
        });
  // A pair of ends is one whatever lies between: candidates agree.
  const pairs = candidates.find((one) => one.permitted)?.pairs;
  const smaller =
    failedIn.nodes === extent.nodes &&
    failedIn.racks === extent.racks &&
    failedIn.spines === extent.spines &&
    failedIn.superSpines === extent.superSpines
      ? ""
      : ` of a fabric of the same shape with ${of(failedIn)}, ${counted(failedIn.nodes, "node")}`;
  return [
    `${name}: ${of(extent)}, ${counted(extent.nodes, "node")}; * is what the spec has chosen`,
    `by tier: ${joined === undefined ? "" : "super-spines/"}spines/ToRs/nodes; routes: forwarding entries of the router with most, one a block/one a pod (${String(podsPerNode)} a node)`,
    `full: ${whenFull} of ${counted(full.nodesPerRack, "node")} and ${counted(full.blocksPerRack, "block")}`,
    `fails: ordered pairs of nodes${smaller} that lose all/some/only equal-cost paths, the worst of each kind; ${pairs === undefined ? "none" : String(pairs)} pairs in all`,
    "comes: switches that stand already and get another configuration",
    ...(ipv6
      ? ["sessions, routes, groups and pairs are counted in one address family: IPv6 has as many again"]
      : []),
  ];
}

type Refused = Extract<Candidate, { readonly permitted: false }>;

/** What can be built, and then does not carry traffic: a rack's spines are not those of another, say. */
const isBuilt = ({ diagnostics }: Refused): boolean =>
  diagnostics.every(({ code }) => code === "would-not-work");

const refusal = (candidate: Refused): readonly string[] => {
  const said = candidate.diagnostics.slice(0, 2);
  return said.flatMap(({ code, path, message }) =>
    wrapped(`${nameOf(candidate)}: error[${code}] ${formatPath(path)}: ${message}`, WIDTH),
  );
};

/**
 * A comparison for a terminal: models as columns, then why one would take each, then those that the spec does not permit, or
 * that would not work. Of the kinds of
 * failures there are `top` rows at most.
 */
export function comparisonText(comparison: Comparison, top: number): string {
  const { candidates } = comparison;
  const permitted = candidates.filter((one): one is Permitted => one.permitted);
  const kinds = kindsOf(permitted);
  const more = kinds.length - top;
  const refused = candidates.filter((one): one is Refused => !one.permitted);
  const refusals = (title: string, some: readonly Refused[]): readonly string[] =>
    some.length === 0 ? [] : [[title, ...some.flatMap(refusal)].join("\n")];
  const reasons = permitted.flatMap((candidate) =>
    wrapped(`${nameOf(candidate)}: ${candidate.reason.text} (${candidate.reason.source})`, WIDTH),
  );
  const sections = [
    [verdict(comparison), ...legend(comparison)].flatMap((line) => wrapped(line, WIDTH)).join("\n"),
    ...tables(rowsFor(permitted, kinds.slice(0, top), comparison.full.joined !== undefined), permitted),
    ...(more > 0 ? [`${String(more)} kinds more: --top ${String(kinds.length)} shows them`] : []),
    ...(reasons.length > 0 ? [reasons.join("\n")] : []),
    ...refusals(
      "Not permitted by this spec:",
      refused.filter((one) => !isBuilt(one)),
    ),
    ...refusals("Would not work as this spec has it built:", refused.filter(isBuilt)),
  ];
  return `${sections.join("\n\n")}\n`;
}
