import { warningAt, type Diagnostic } from "../diagnostics/index.ts";
import type { SwitchIntent } from "../intent/index.ts";
import type { Datacenter } from "../spec/index.ts";
import { platforms } from "./index.ts";
import { namesOf, placedSwitches } from "../plan/placed-switches.ts";

interface Rendered {
  readonly intent: Pick<SwitchIntent, "device" | "platform">;
  /** Null where there is none. */
  readonly text: string | null;
}

/** Lines that a person can look up on the device. */
const linesOf = (text: string): readonly string[] => text.split("\n").map((line) => line.trim());

/** One warning for each doubt of a platform that a line of its configurations rests on, at the first such switch. */
export function unconfirmedLines(dc: Datacenter, switches: readonly Rendered[]): readonly Diagnostic[] {
  const places = new Map(placedSwitches(dc).map((place) => [place.name, place.platformPath]));
  return [...Map.groupBy(switches, ({ intent }) => intent.platform)].flatMap(([platform, all]) => {
    const { unconfirmed } = platforms[platform];
    if (unconfirmed.length === 0) return [];
    const texts = all.map(({ intent: { device: name }, text }) => ({ name, lines: linesOf(text ?? "") }));
    return unconfirmed.flatMap(({ pattern, doubt }) => {
      // Of several lines the first is shown.
      const resting = texts.flatMap(({ name, lines }) => {
        const line = lines.find((one) => pattern.test(one));
        return line === undefined ? [] : [{ name, line }];
      });
      const [first] = resting;
      if (first === undefined) return [];
      return [
        warningAt(
          places.get(first.name) ?? [],
          "line-unconfirmed",
          `${namesOf(resting)}: the configuration has a line that no document of ${platform} confirms (${first.line}): ${doubt}`,
          "try it on one device before the others",
        ),
      ];
    });
  });
}
