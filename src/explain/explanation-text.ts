import { columns, type Row } from "../text/columns.ts";
import type { ExplanationView, FactView, ListView, RouteView, SessionView, StepView } from "./view.ts";

/** Most rows of a table; of the rest only the count is said. */
const MOST = 20;

function table(head: Row, rows: readonly Row[]): readonly string[] {
  const more = rows.length - MOST;
  return [
    ...columns([head, ...rows.slice(0, MOST)]).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${String(more)} more: --json has all`] : []),
  ];
}

/** What is at the user's path, as a place to go to; empty where the spec leaves it to its default. */
export type PlaceOf = (fact: FactView) => string;

const factRows = (facts: readonly FactView[], placeOf: PlaceOf): readonly Row[] =>
  facts.map((fact) => [fact.what, fact.of, fact.value, fact.why, placeOf(fact)]);

const listText = (list: ListView | null): string => list?.list ?? "-";

const sessionRows = (sessions: readonly SessionView[]): readonly Row[] =>
  sessions.flatMap(({ id, type, ends }) =>
    ends.map(({ name, asn, imports, exports }, at) => [
      at === 0 ? id : "",
      at === 0 ? type : "",
      name,
      asn === null ? "an AS each" : String(asn),
      listText(imports),
      listText(exports),
    ]),
  );

/** The rules of lists, where one session is all that is asked for. */
function listLines(sessions: readonly SessionView[]): readonly string[] {
  const [only, ...others] = sessions;
  if (only === undefined || others.length > 0) return [];
  const lists = only.ends.flatMap(({ imports, exports }) =>
    [imports, exports].filter((list) => list !== null),
  );
  const distinct = [...new Map(lists.map((list) => [list.list, list])).values()];
  return distinct.flatMap(({ list, rules }) => ["", `  ${list}`, ...rules.map((rule) => `    ${rule}`)]);
}

const alike = ({ sessions }: StepView): string => (sessions === 1 ? "" : `and ${String(sessions - 1)} more`);

const ENDS: Readonly<Record<NonNullable<StepView["stoppedBy"]>, string>> = {
  sender: "not told",
  receiver: "not taken",
};

function routeLines({ prefix, announcedBy, steps }: RouteView): readonly string[] {
  const first = announcedBy.slice(0, 4).map(({ device, how }) => `${device} (${how})`);
  const more = announcedBy.length - first.length;
  return [
    "",
    `route ${prefix}, announced by ${first.join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`,
    ...table(
      ["FROM", "TO", "LIKE IT", "LETS OUT", "LETS IN", ""],
      steps.map((step) => [
        step.from,
        step.to,
        alike(step),
        step.out,
        step.in,
        step.stoppedBy === null ? "" : ENDS[step.stoppedBy],
      ]),
    ),
  ];
}

/** An explanation for a terminal. @param placeOf where in the user's file each number comes from */
export function explanationText(explanation: ExplanationView, placeOf: PlaceOf): string {
  const { kind, name, is, facts, sessions, routes } = explanation;
  const lines = [
    `${kind} ${name}: ${is}`,
    ...(facts.length === 0
      ? []
      : ["", ...table(["WHAT", "OF", "VALUE", "WHY", "IN THE SPEC"], factRows(facts, placeOf))]),
    ...(sessions.length === 0
      ? []
      : ["", ...table(["SESSION", "TYPE", "END", "AS", "LETS IN", "LETS OUT"], sessionRows(sessions))]),
    ...listLines(sessions),
    ...routes.flatMap(routeLines),
  ];
  return `${lines.join("\n")}\n`;
}
