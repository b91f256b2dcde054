import { few } from "../text/few.ts";
import type { BatchView, LossView, PairView, StepView, WayView } from "./view.ts";
import { counted } from "../text/counted.ts";

const NAMED: Readonly<Record<StepView["kind"], (name: string) => string>> = {
  switch: (name) => name,
  bridge: (name) => name,
  host: (name) => name,
  outside: (name) => `${name} (whoever runs it)`,
  rack: (name) => `Calico's rack ${name}`,
  pools: (name) => `Calico's pools of ${name}`,
  peering: (name) => `Calico's peers ${name}`,
  among: (name) => `Calico's peers among nodes of ${name}`,
  nodes: (name) => `Calico's nodes of ${name}`,
  cluster: (name) => `Calico's settings of ${name === "cluster" ? "the cluster" : name}`,
};

/** Names of steps that do the same. */
const MOST_NAMES = 12;

type Say = (names: string, step: StepView) => string;

const SAID: Readonly<Record<StepView["does"], Say>> = {
  comes: (names, { drained }) => `new${drained ? ", drained" : ""}: ${names}`,
  changes: (names, { drained }) => `change${drained ? ", drained" : ""}: ${names}`,
  goes: (names) => `remove: ${names}`,
  drains: (names) => `drain: ${names}`,
  returns: (names) => `back in use: ${names}`,
  "changes-towards": (names, { towards }) => `change towards ${few(towards, MOST_NAMES)}: ${names}`,
};

/** A peering is no device: its nodes take no routes by it for a while. */
const SAID_OF_PEERS: Partial<typeof SAID> = {
  drains: (names) => `nodes take no routes by: ${names}`,
  returns: (names) => `nodes take routes again by: ${names}`,
  changes: (names, { drained }) => `change${drained ? ", no routes taken" : ""}: ${names}`,
};

/** What a batch does, alike steps in one line. */
export function stepLines({ steps }: BatchView): readonly string[] {
  const alike = Map.groupBy(steps, ({ kind, does, drained, towards }) =>
    [
      kind === "peering" && (drained || does === "returns"),
      does,
      does === "changes-towards" ? "" : drained,
      ...towards,
    ].join(" "),
  );
  return [...alike.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const names = few(
      all.map(({ kind, name }) => NAMED[kind](name)),
      MOST_NAMES,
    );
    const said = (first.kind === "peering" ? SAID_OF_PEERS[first.does] : undefined) ?? SAID[first.does];
    return [said(names, first)];
  });
}

const PHASES: Readonly<Record<LossView["phase"], string>> = {
  news: "until all have heard of the sessions that end",
  sessions: "until sessions are up again",
  uneven: "while some of the batch are done and others not",
  rest: "until the next batch",
};

const exampleOf = ([first]: readonly PairView[]): string =>
  first === undefined ? "" : `, such as ${first.from} to ${first.address} of ${first.to}`;

const MOST_REASONS = 2;

export function lossLine({ phase, pairs, partly, seconds, why, examples }: LossView, of: number): string {
  const some = partly === 0 ? "" : `, ${String(partly)} in part`;
  const reasons = why.length === 0 ? "" : ` (${few(why, MOST_REASONS)})`;
  return `lost: ${String(pairs + partly)} of ${String(of)} pairs${some}, at most ${String(seconds)} s, ${PHASES[phase]}${reasons}${exampleOf(examples)}`;
}

const waitLine = ({ waits }: BatchView): readonly string[] =>
  waits === null || waits.pairs === 0
    ? []
    : [
        `waits: ${waits.step} sooner would lose ${String(waits.pairs)} pairs${waits.example === null ? "" : `, such as ${waits.example}`}`,
      ];

/** In one line: how many batches, how long, what is lost. */
export function wayHeadline({ batches, seconds, lossless, lost }: WayView): string {
  if (batches.length === 0) return "nothing changes";
  const loss = lossless
    ? "nothing is lost on the way"
    : `at most ${String(lost)} pair-seconds are lost on the way`;
  return `${counted(batches.length, "batch", "batches")}, at most ${String(seconds)} s, ${loss}`;
}

/** What there is to say of a way beside its batches. */
export function wayNotes({ end, pairs, consent, gaveUp, racks }: WayView): readonly string[] {
  const gone = end.pairs + end.partly;
  return [
    ...(gone === 0
      ? []
      : [
          `In the end ${String(gone)} of ${String(pairs)} pairs are lost, whatever the way${exampleOf(end.examples)}.`,
        ]),
    ...(consent.length === 0 ? [] : [`To be consented to by name: ${consent.join(" ")}`]),
    ...(gaveUp ? ["The search gave up before it had looked at all that may lose less."] : []),
    ...(racks.looked === racks.all
      ? []
      : [
          `Of ${String(racks.all)} racks ${String(racks.looked)} were looked at, with some of their nodes; the others go as those that they are like, and pairs are counted of these.`,
        ]),
  ];
}

/** A batch's lines: what is done, why not sooner, what is lost. */
export const batchLines = (batch: BatchView, pairs: number): readonly string[] => [
  ...stepLines(batch),
  ...waitLine(batch),
  ...batch.losses.map((loss) => lossLine(loss, pairs)),
];

/** A way for a terminal. */
export const wayText = (name: string, way: WayView): string =>
  [
    `${name}: ${wayHeadline(way)}`,
    ...way.batches.flatMap((batch, at) =>
      batchLines(batch, way.pairs).map((line, first) =>
        first === 0 ? `${String(at + 1).padStart(3)}. ${line}` : `     ${line}`,
      ),
    ),
    ...wayNotes(way),
    "",
  ].join("\n");
