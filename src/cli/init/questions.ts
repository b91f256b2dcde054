import { CALICO_VERSIONS, MOST_CAPACITY } from "../../spec/index.ts";
import { cidr6 } from "../../spec/ipv6.ts";
import { cidr, label } from "../../spec/scalars.ts";
import { MODEL_WORDS, PLATFORM_WORDS } from "./names.ts";

/** What `init` may be told by an option, as it is written; what is not there is asked for, or has its default. */
export interface Told {
  readonly name?: string | undefined;
  readonly model?: string | undefined;
  readonly platform?: string | undefined;
  readonly spines?: string | undefined;
  readonly racks?: string | undefined;
  readonly tors?: string | undefined;
  readonly nodes?: string | undefined;
  readonly maxRacks?: string | undefined;
  readonly maxNodes?: string | undefined;
  readonly pods?: string | undefined;
  readonly calico?: string | undefined;
  readonly ipv6?: string | undefined;
}

/** One question. `refuse` says what is wrong with an answer; null: nothing. */
export interface Question {
  readonly key: keyof Told;
  readonly text: string;
  /** Words for each answer where one of some is asked for. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly fallback: (told: Told) => string;
  readonly refuse: (answer: string) => string | null;
}

const number =
  (least: number, most: number) =>
  (answer: string): string | null =>
    /^\d{1,6}$/.test(answer) && Number(answer) >= least && Number(answer) <= most
      ? null
      : `it is a number from ${String(least)} to ${String(most)}`;

const oneOf =
  (choices: Readonly<Record<string, string>>) =>
  (answer: string): string | null =>
    Object.hasOwn(choices, answer) ? null : `it is one of ${Object.keys(choices).join(", ")}`;

/** What the spec itself would say of a value there. */
const asInSpec =
  (schema: typeof label | typeof cidr | typeof cidr6) =>
  (answer: string): string | null => {
    const { error } = schema.safeParse(answer);
    return error === undefined ? null : error.issues.map(({ message }) => `it ${message}`).join(", ");
  };

const orNothing =
  (refuse: (answer: string) => string | null) =>
  (answer: string): string | null =>
    answer === "" ? null : refuse(answer);

/** Four times what there is now, at least; a power of two, as pools are. */
const roomFor = (now: string | undefined, least: number, most: number): string =>
  String(Math.min(most, Math.max(least, 2 ** Math.ceil(Math.log2(Number(now ?? 1) * 4)))));

const VERSIONS = Object.fromEntries(CALICO_VERSIONS.map((version) => [version, ""]));

/** Most at once in a spec that is begun: further ones are lines of the file. */
const MOST_NOW = { spines: MOST_CAPACITY.maxSpines, racks: 512, nodes: MOST_CAPACITY.maxNodesPerRack };

export const QUESTIONS: readonly Question[] = [
  { key: "name", text: "The datacenter's name", fallback: () => "dc1", refuse: asInSpec(label) },
  { key: "spines", text: "Spines", fallback: () => "2", refuse: number(1, MOST_NOW.spines) },
  { key: "racks", text: "Racks, now", fallback: () => "4", refuse: number(1, MOST_NOW.racks) },
  { key: "nodes", text: "Nodes in a rack, now", fallback: () => "4", refuse: number(0, MOST_NOW.nodes) },
  {
    key: "tors",
    text: "ToRs in a rack",
    choices: { 1: "", 2: "" },
    fallback: () => "1",
    refuse: oneOf({ 1: "", 2: "" }),
  },
  {
    key: "maxRacks",
    text: "Racks that there may ever be",
    fallback: ({ racks }) => roomFor(racks, 16, MOST_CAPACITY.maxRacks),
    refuse: number(1, MOST_CAPACITY.maxRacks),
  },
  {
    key: "maxNodes",
    text: "Nodes that a rack may ever have",
    fallback: ({ nodes }) => roomFor(nodes, 16, MOST_CAPACITY.maxNodesPerRack),
    refuse: number(1, MOST_CAPACITY.maxNodesPerRack),
  },
  {
    key: "model",
    text: "Model",
    choices: MODEL_WORDS,
    fallback: () => "as-per-rack",
    refuse: oneOf(MODEL_WORDS),
  },
  {
    key: "platform",
    text: "What switches run",
    choices: PLATFORM_WORDS,
    fallback: () => "frr",
    refuse: oneOf(PLATFORM_WORDS),
  },
  {
    key: "calico",
    text: "Calico's version",
    choices: VERSIONS,
    fallback: () => "3.30",
    refuse: oneOf(VERSIONS),
  },
  {
    key: "pods",
    text: "Range of all pods (empty: the default)",
    fallback: () => "",
    refuse: orNothing(asInSpec(cidr)),
  },
  {
    key: "ipv6",
    text: "Prefix for IPv6 beside IPv4, as fd00:10::/32 (empty: none)",
    fallback: () => "",
    refuse: orNothing(asInSpec(cidr6)),
  },
];
