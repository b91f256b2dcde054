import type { RuledChange } from "./ruled-change.ts";

const FIELDS: Readonly<Record<string, string>> = {
  "spec.cidr": "its CIDR",
  "spec.blockSize": "its block size",
  rackLabel: "the rack label",
  rack: "its rack",
};

const KINDS: Readonly<Record<string, string>> = { device: "", cluster: "" };

/** Alike in all but names and values: one of them, and how many more. */
interface Alike {
  readonly example: RuledChange;
  readonly names: readonly string[];
}

export const foldChanges = (changes: readonly RuledChange[]): readonly Alike[] =>
  [...Map.groupBy(changes, ({ kind, field, manner }) => `${kind} ${field} ${manner}`).values()].flatMap(
    (all) => {
      const [example] = all;
      return example === undefined ? [] : [{ example, names: all.map(({ name }) => name) }];
    },
  );

const MOST_NAMES = 12;

const others = (names: readonly string[]): string => {
  const [, ...rest] = names;
  if (rest.length === 0) return "";
  const more = rest.length - MOST_NAMES;
  const shown = more > 1 ? [...rest.slice(0, MOST_NAMES), `${String(more)} more`] : rest;
  return `; likewise ${shown.join(", ")}`;
};

const subjectOf = ({ kind, name }: RuledChange): string =>
  kind === "cluster" ? "the cluster" : `${KINDS[kind] ?? `${kind} `}${name}`;

/** What would come into the place of something else has no value of before. */
const changeOf = ({ kind, field, before, after, named }: RuledChange): string => {
  if (named === null) return ` takes ${kind === "device" ? "the place of " : ""}${before}`;
  return `: ${FIELDS[field] ?? field} ${before} would become ${after}`;
};

/** `IPPool rack-r1: its block size 26 would become 27: Calico's API refuses it, ...; likewise rack-r2`. */
export const sayChange = ({ example, names }: Alike): string =>
  `${subjectOf(example)}${changeOf(example)}: ${example.consequence}${others(names)}`;

/** The steps that get there, each a line. */
export const sayWay = ({ example: { way } }: Alike): readonly string[] =>
  way.map((step, at) => (way.length === 1 ? `instead: ${step}` : `${String(at + 1)}. ${step}`));
