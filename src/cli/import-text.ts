import { formatPath } from "../diagnostics/index.ts";
import { differencesIn, type DeviceComparison, type Import, type Trial } from "../import/index.ts";
import { columns } from "../text/columns.ts";
import { counted } from "../text/counted.ts";

type Good = Extract<Import, { readonly ok: true }>;

const nameOf = ({ name }: Trial["spec"]): string => (typeof name === "string" ? name : "");

type Line = DeviceComparison["missing"][number];

/** `router bgp 64600 / address-family ipv4 unicast / network 10.0.0.0/24`. */
const lineText = ({ whole }: Line): string => whole.replaceAll("\n", " / ");

/** Of blocks that are a user's own as a whole the first line tells them. */
function headsOf(lines: readonly Line[]): readonly string[] {
  return [...new Set(lines.map(({ whole }) => whole.split("\n")[0] ?? ""))];
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];

function deviceRows(comparisons: readonly DeviceComparison[]): readonly string[] {
  return columns(
    comparisons.map(({ device, equal, missing, surplus, beside }) => [
      device,
      `${String(equal)} equal`,
      `${String(missing.length + surplus.length)} different`,
      `${String(beside.length)} yours`,
    ]),
  );
}

const differences = ({ device, missing, surplus }: DeviceComparison): readonly string[] =>
  missing.length + surplus.length === 0
    ? []
    : [
        device,
        ...missing.map((line) => `  + ${lineText(line)}`),
        ...surplus.map((line) => `  - ${lineText(line)}`),
      ];

/** What was found, line by line, for people. */
export function importText({ trial, notes, notUnderstood, way }: Good): string {
  const { comparisons, diagnostics, fabric, spec } = trial;
  const different = differencesIn(comparisons);
  const verdict =
    fabric === null
      ? "no sound spec was found; the nearest one has errors"
      : different === 0
        ? "the spec's texts equal what runs"
        : `the spec's texts differ from what runs in ${counted(different, "line")}`;
  const head = `${nameOf(spec)}: ${fabric === null ? "" : `${fabric.plan.model}, ${counted(fabric.datacenter.spines.length, "spine")}, ${counted(fabric.plan.racks.length, "rack")}: `}${verdict}`;
  return [
    head,
    ...section("Lines by switch:", deviceRows(comparisons)),
    ...section(
      "Different (+ only in the spec's text, - only in what runs):",
      comparisons.flatMap(differences),
    ),
    ...section(
      "Yours, and left alone:",
      comparisons.flatMap(({ device, beside }) =>
        beside.length === 0 ? [] : [device, ...headsOf(beside).map((line) => `  ${line}`)],
      ),
    ),
    ...section(
      "The way from what the cluster has:",
      way.map(({ subject, message, hint }) => `${subject}: ${message}. Step: ${hint}.`),
    ),
    ...section("Not understood:", notUnderstood),
    ...section("Not said by these texts:", notes),
    ...section(
      fabric === null ? "Errors:" : "Warnings:",
      diagnostics.map(({ path, message, hint }) => `${formatPath(path)}: ${message}. Fix: ${hint}.`),
    ),
    "",
  ].join("\n");
}

const plain = (lines: readonly Line[]): readonly string[] => lines.map(lineText);

/** The same for programs. */
export const importJson = ({ trial, notes, notUnderstood, way }: Good): string =>
  `${JSON.stringify(
    {
      spec: trial.spec,
      sound: trial.fabric !== null,
      different: differencesIn(trial.comparisons),
      devices: trial.comparisons.map(({ device, equal, missing, surplus, beside }) => ({
        device,
        equal,
        missing: plain(missing),
        surplus: plain(surplus),
        beside: plain(beside),
      })),
      way,
      notUnderstood,
      notes,
      diagnostics: trial.diagnostics.map(({ path, ...told }) => ({ ...told, at: formatPath(path) })),
    },
    null,
    2,
  )}\n`;
