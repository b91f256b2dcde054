import type { PlatformName } from "../spec/index.ts";
import type { DeviceFacts } from "./facts.ts";
import type { Running } from "./artifacts.ts";
import { firstDesign } from "./first-design.ts";
import { readings } from "./readers/index.ts";
import { factsIn } from "./readers/syntax.ts";
import { search, type Trial } from "./search.ts";
import { shapeOf } from "./shape-of.ts";

/** A switch's running configuration, and the switch's name. */
export interface RunningText {
  readonly name: string;
  readonly text: string;
}

export function importConfigurations(name: string, platform: PlatformName, texts: readonly RunningText[]): Trial {
  const reading = readings[platform];
  if (reading === undefined) throw new RangeError(`no reader of ${platform}`);
  const running = texts.map(({ name: device, text }): Running => {
    const said = reading.statements(text);
    const facts: DeviceFacts = {
      name: device,
      platform,
      text,
      ...factsIn(
        said.map(({ whole }) => whole),
        reading.syntax,
      ),
    };
    return { facts, said };
  });
  const devices = running.map(({ facts }) => facts);
  const { shape, pods } = shapeOf(devices);
  return search({ name, platform, running, shape }, firstDesign(platform, devices, shape, pods));
}
