import { put, type SshConnection } from "../../../src/deliver/index.ts";
import { waitFor } from "../../support/wait-for.ts";
import { inputsFor } from "../frr-over-ssh.ts";
import { ARTIFACT } from "../switch-texts.ts";
import {
  startFaultySwitch,
  standingOf,
  type Action,
  type Fault,
  type FaultySwitch,
} from "./faulty-switch.ts";

/** Two configurations of the fabric that a switch goes to and fro between; a whole password and a whole block differ. */
const TEXTS: Readonly<Record<string, string>> = {
  one: ARTIFACT,
  two: ARTIFACT.replace("Fabric-Secret-1", "Fabric-Secret-2").replace(/interface swp1[^!]*!\n/, ""),
};

/** Short, so that a script that was stopped is soon given up; what is struck may also be too slow, which is a fault like another. */
const STRUCK: Partial<SshConnection> = { timeoutSeconds: 8, rollbackSeconds: 10 };
const PATIENT: Partial<SshConnection> = { timeoutSeconds: 60, rollbackSeconds: 60 };

type Wholes = Readonly<Record<string, { readonly running: string; readonly record: string }>>;

export interface Struck {
  readonly fault: Fault;
  /** The program that was struck; undefined when the delivery was through before. */
  readonly program: string | undefined;
  /** What the delivery reported. */
  readonly reported: string;
  /** What does not hold; empty when all does. */
  readonly broken: readonly string[];
}

export interface Bench {
  readonly device: FaultySwitch;
  /** How many programs a delivery's messages run. */
  readonly programs: number;
  /** How many bytes each upload of a delivery has. */
  readonly uploads: readonly number[];
  /** Strikes a delivery, looks at the switch, delivers again and looks once more. */
  strike(fault: Fault, again: "at once" | "later"): Promise<Struck>;
  stop(): Promise<void>;
}

/** A switch that has been brought to both configurations once, so that both are known. */
export async function openBench(name: string): Promise<Bench> {
  const device = await startFaultySwitch(name);
  const deliver = async (text: string, connection: Partial<SshConnection>): Promise<string> =>
    (await put({ ...inputsFor(device.sw, connection), artifact: TEXTS[text] ?? "" })).kind;
  const wholes: Record<string, { running: string; record: string }> = {};
  const readRecord = (): Promise<string> => device.sw.run("/bin/cat", "/etc/frr/calico-fabric.json");
  for (const text of ["one", "two", "one"]) {
    await device.plan({ role: "message", at: 0, action: "fail" });
    await deliver(text, PATIENT);
    wholes[text] = { running: await device.sw.runningConfig(), record: await readRecord() };
  }
  const programs = await device.count("message");
  await device.end();
  const uploads = [Buffer.byteLength(wholes.two?.running ?? ""), Buffer.byteLength(wholes.two?.record ?? "")];
  let at = "one";
  return {
    device,
    programs,
    uploads,
    strike: async (fault, again) => {
      const to = at === "one" ? "two" : "one";
      await device.plan(fault);
      const reported = await deliver(to, STRUCK).catch((error: unknown) => (error as Error).message);
      const program = await device.end();
      const broken = [
        ...(again === "later" ? await afterwards(device, wholes, at, to, reported) : []),
        ...(await inTheEnd(device, wholes, to, () => deliver(to, PATIENT))),
      ];
      at = to;
      return { fault, program, reported, broken };
    },
    stop: () => device.sw.stop(),
  };
}

const succeeded = (reported: string): boolean => ["installed", "changed", "unchanged"].includes(reported);

/** Nobody comes for a while: what was begun is finished or undone, and a success that was reported stays. */
async function afterwards(
  device: FaultySwitch,
  wholes: Wholes,
  from: string,
  to: string,
  reported: string,
): Promise<string[]> {
  await waitFor(async () => (await device.left()) === "", { what: "the guard", withinSeconds: 75 }).catch(
    () => undefined,
  );
  const left = await device.left();
  const standing = await standingOf(device, wholes);
  const { runs, starts, remembers } = standing;
  const words = JSON.stringify({ ...standing, from, to, reported });
  return [
    ...(runs === from || runs === to ? [] : [`not whole: ${words}`]),
    ...(runs === starts ? [] : [`runs and starts differ: ${words}`]),
    ...(runs === remembers ? [] : [`runs and remembers differ: ${words}`]),
    ...(succeeded(reported) && runs !== to ? [`undone after success: ${words}`] : []),
    ...(/is as it was|Nothing on/.test(reported) && runs !== from ? [`not as reported: ${words}`] : []),
    // A script that hangs in the place of the guard is found by whoever comes next.
    ...(left === "" || left.includes("calico-fabric") ? [] : [`left: ${left}`]),
  ];
}

/** Whoever delivers again succeeds without a hand, everything agrees, nothing is left, and it stays. */
async function inTheEnd(
  device: FaultySwitch,
  wholes: Wholes,
  to: string,
  again: () => Promise<string>,
): Promise<string[]> {
  const reported = await again().catch((error: unknown) => (error as Error).message);
  const first = JSON.stringify(await standingOf(device, wholes));
  const wanted = JSON.stringify({ runs: to, starts: to, remembers: to });
  const over = await waitFor(async () => (await device.left()) === "", {
    what: "the end",
    withinSeconds: 30,
  }).catch(() => false);
  const last = JSON.stringify(await standingOf(device, wholes));
  return [
    ...(succeeded(reported) ? [] : [`a further delivery did not succeed: ${reported}`]),
    ...(first === wanted ? [] : [`after a further delivery: ${first}`]),
    ...(last === wanted || first !== wanted ? [] : [`undone later: ${last}`]),
    ...(over ? [] : [`left in the end: ${await device.left()}`]),
  ];
}

export const INVARIANTS = [
  "wholly old or wholly new once the guard is through",
  "runs and starts alike",
  "runs and remembers alike",
  "never undone after success was reported",
  "what is said to be as it was is so",
  "a further delivery succeeds without a hand",
  "after it what runs, starts and is remembered agree",
  "and stay so",
  "nothing is left",
] as const;

const ACTIONS: readonly Action[] = ["fail", "kill", "late", "stop", "cut"];

/** Every fault at every program of every message, at the guard's, and at byte boundaries of each upload. */
export function allFaults({ programs, uploads }: Bench): readonly Fault[] {
  const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);
  return [
    ...range(programs).flatMap((at) => ACTIONS.map((action) => ({ role: "message" as const, at, action }))),
    ...range(GUARDED).flatMap((at) =>
      (["fail", "kill", "late", "stop"] as const).map((action) => ({ role: "guard" as const, at, action })),
    ),
    ...uploads.flatMap((size, index) =>
      boundaries(size).map((bytes) => ({
        role: "message" as const,
        at: index + 1,
        action: "short" as const,
        bytes,
      })),
    ),
  ];
}

/** Programs of a guard that are struck: of its beginning, and of a while of watching. */
const GUARDED = 40;

const boundaries = (size: number): readonly number[] => [
  ...new Set([
    0,
    1,
    2,
    size - 2,
    size - 1,
    ...Array.from({ length: 16 }, (_, part) => Math.floor((size * part) / 16)),
  ]),
];
