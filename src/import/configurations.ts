import { UnreadableText } from "../platforms/ordered-change/unreadable-text.ts";
import type { PlatformName } from "../spec/index.ts";
import { reader, type Running } from "./artifacts.ts";
import type { DeviceFacts } from "./facts.ts";
import type { FabricShape } from "./fabric-shape.ts";
import { deviceName, faultOf, faultsAmong, type RunningText } from "./faults.ts";
import { firstDesign } from "./first-design.ts";
import { notesOn } from "./notes.ts";
import { readings } from "./readers/index.ts";
import type { Reading } from "./readers/reading.ts";
import { factsIn } from "./readers/syntax.ts";
import { search, type Trial } from "./search.ts";
import { shapeOf } from "./shape-of.ts";

/** What running configurations become. */
export type Import =
  | { readonly ok: false; readonly faults: readonly string[] }
  | {
      readonly ok: true;
      /** The nearest spec that was found, and how near it is. */
      readonly trial: Trial;
      /** What had to be assumed, a sentence each. */
      readonly notes: readonly string[];
    };

function read(
  platform: PlatformName,
  { syntax, statements }: Reading,
  running: RunningText,
): (Running & { readonly file: string }) | string {
  const fault = faultOf(platform, running);
  if (fault !== null) return fault;
  const { file, text } = running;
  try {
    const said = statements(text);
    const whole = said.map((one) => one.whole);
    const facts: DeviceFacts = {
      name: deviceName(running) ?? file,
      platform,
      text,
      ...factsIn(whole, syntax),
    };
    return { file, facts, said };
  } catch (error) {
    if (error instanceof UnreadableText) return `${file}: ${error.message}`;
    throw error;
  }
}

/** A spec has a spine: one is assumed where no text is of any. */
const withSpines = (shape: FabricShape): FabricShape =>
  shape.spines.length > 0
    ? shape
    : { ...shape, spines: [{ name: "spine-1", facts: null, loopback: null, plane: null }] };

/** The spec of what switches run, by their whole running configurations. @param name the datacenter's */
export function importConfigurations(
  name: string,
  platform: PlatformName,
  texts: readonly RunningText[],
): Import {
  const reading = readings[platform];
  if (reading === undefined) return { ok: false, faults: [`texts of ${platform} are not read`] };
  const all = texts.map((text) => read(platform, reading, text));
  const running = all.filter((one) => typeof one !== "string");
  const faults = [
    ...all.filter((one) => typeof one === "string"),
    ...faultsAmong(
      platform,
      running.map(({ file, facts }) => ({ ...facts, file })),
    ),
  ];
  if (faults.length > 0) return { ok: false, faults };
  const devices = running.map(({ facts }) => facts);
  const { shape, pods } = shapeOf(devices);
  if (shape.racks.length === 0)
    return {
      ok: false,
      faults: [
        "none of the texts is of a ToR: none has a network that servers dial in from, or that it announces; give the configurations of leaves as well",
      ],
    };
  const trial = search(
    { name, platform, running, shape: withSpines(shape), read: reader(platform) },
    firstDesign(platform, devices, shape, pods),
  );
  return { ok: true, trial, notes: notesOn(withSpines(shape), pods.pools, trial.spec) };
}
