/**
 * How a verb ends. 0: good. 1: refused, or would not work. 2: the call is wrong, or a file or stream can't be read or written.
 * 3: of `diff`, `change` and `import`: what runs is touched, or would be; of `way` and `migrate`: something is lost; of `rollout`: not begun for that, or paused; of `netbox` and `trust`: something would be written.
 */
export type ExitCode = 0 | 1 | 2 | 3;

/** A defect of ours: EX_SOFTWARE of sysexits.h. */
export const DEFECT = 70;

/** What is the same for every verb. */
export const ALWAYS = {
  2: "wrong usage, or a file or stream that can't be read or written",
  [DEFECT]: "a defect of calico-fabric",
} as const;

/** What each verb ends with otherwise. docs/command-line.md has the same table. */
export const ENDINGS = {
  init: { 0: "the spec is written", 1: "what was answered can't be built: nothing is written" },
  validate: {
    0: "it can be built and works",
    1: "refused, or it would not work",
  },
  site: {
    0: "all holds; with --out the specs are written",
    1: "refused, or it would not work: nothing is written",
  },
  check: {
    0: "no mandatory rule is broken",
    1: "refused, or it would not work, or a mandatory rule is broken; with --strict also where an advisory one is",
  },
  plan: { 0: "printed", 1: "refused, or it would not work: only why is printed" },
  render: { 0: "written", 1: "refused, or it would not work: nothing is written" },
  export: { 0: "written", 1: "refused, or it would not work: nothing is written" },
  netbox: {
    0: "NetBox has all of it",
    1: "refused, or it would not work, or NetBox does not answer or refuses",
    3: "NetBox lacks something: it is said what would be written",
  },
  draw: { 0: "drawn", 1: "refused, or it would not work: nothing is drawn" },
  report: {
    0: "written, and the fabric works",
    1: "refused, or it would not work: then the page says where",
  },
  simulate: { 0: "it works", 1: "refused, or it would not work: the prediction says where" },
  explain: { 0: "explained", 1: "refused" },
  trace: { 0: "every path arrives", 1: "refused, or a path does not arrive" },
  compare: { 0: "the model that the spec chose works", 1: "refused, not permitted, or it would not work" },
  cluster: {
    0: "the cluster takes the fabric, or its settings are printed",
    1: "refused, or something in the cluster stands in the way",
  },
  trust: {
    0: "every device shows the key that is pinned, or it is recorded now",
    1: "refused, or a device shows another key than the pinned one, or can't be asked",
    3: "a device's key is not pinned yet: it is said what would be recorded",
  },
  verify: {
    0: "devices are as foretold",
    1: "refused, or a device is not as foretold, or can't be asked",
  },
  drift: {
    0: "devices and objects are as they were put there",
    1: "refused, or something has drifted, or can't be asked; with --strict also where something is not delivered yet",
  },
  change: {
    0: "the device runs what the spec says",
    1: "refused, or it would not work: no command is printed",
    3: "the commands are printed",
  },
  way: {
    0: "nothing is lost on the way, or it is consented to",
    1: "refused, or it would not work",
    3: "something is lost on the way",
  },
  migrate: {
    0: "the stages are written, and nothing is lost on the way, or it is consented to",
    1: "refused, or it would not work: nothing is written",
    3: "the stages are written, and something is lost on the way",
  },
  rollout: {
    0: "all of it is done, or taken back",
    1: "refused; or it failed and was taken back to where the fabric may stay",
    3: "something is lost on the way and not consented to, or it is paused",
  },
  diff: { 0: "nothing that runs is touched", 1: "refused, or it would not work", 3: "what runs is touched" },
  import: {
    0: "the spec's texts equal what runs; of an inventory: the spec can be built",
    1: "no sound spec was found: the nearest is written, with its errors",
    3: "a sound spec is written, and its texts differ from what runs",
  },
  "preview-comment": { 0: "the comment is printed, whatever it says" },
  complete: { 0: "the script is printed" },
  doctor: { 0: "all that was asked for is here, or nothing was asked for", 1: "something of it is missing" },
  "deliver put": { 0: "in place", 1: "refused, or failed and rolled back" },
  "deliver remove": { 0: "taken off", 1: "refused or failed" },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<ExitCode, string>>>>>;

export type Verb = keyof typeof ENDINGS;
