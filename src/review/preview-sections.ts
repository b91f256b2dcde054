import type { Section } from "./document.ts";
import type { Preview } from "./preview.ts";
import type { Review } from "./types.ts";
import { few } from "../text/few.ts";

const MOST_NAMES = 6;

function stepRows({ steps }: Preview): readonly (readonly string[])[] {
  const kinds = Map.groupBy(steps, ({ op, type }) => `${op} ${type}`);
  return [...kinds.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const names = all.map(({ name }) => name);
    return [[first.op, first.type, String(all.length), few(names, MOST_NAMES)]];
  });
}

/** Where the preview and the two specs disagree: drift, or a base that is not what is deployed. */
function disagreements({ switches }: Review, { steps, errors }: Preview): readonly string[] {
  if (errors.length > 0) return [];
  const previewed = new Set(steps.filter(({ type }) => type === "SwitchConfig").map(({ name }) => name));
  const changed = new Set(switches.map(({ name }) => name));
  const [onlyPreview, onlySpecs] = [
    [...previewed].filter((name) => !changed.has(name)),
    [...changed].filter((name) => !previewed.has(name)),
  ];
  return [
    ...(onlyPreview.length === 0
      ? []
      : [
          `Pulumi would change ${few(onlyPreview, MOST_NAMES)} too, which the specs do not: something was typed by hand, or the base is not what is deployed.`,
        ]),
    ...(onlySpecs.length === 0
      ? []
      : [`Pulumi would not change ${few(onlySpecs, MOST_NAMES)}: the base is not what is deployed.`]),
  ];
}

/** What Pulumi would do, as its preview has it. */
export function previewSections(review: Review, preview: Preview | null): readonly Section[] {
  if (preview === null) return [];
  return [
    {
      kind: "table",
      title: "Pulumi's preview",
      head: ["Operation", "Resource", "How many", "Which"],
      rows: stepRows(preview),
    },
    { kind: "list", title: "Not as the specs say", items: disagreements(review, preview) },
    { kind: "list", title: "Pulumi's errors", items: preview.errors },
    { kind: "list", title: "Pulumi's warnings", items: preview.warnings },
  ];
}
