import { warningAt, type Diagnostic } from "../diagnostics/index.ts";
import type { SwitchIntent } from "../intent/index.ts";
import type { Datacenter } from "../spec/index.ts";
import { platforms } from "./index.ts";
import { namesOf, placedSwitches } from "../plan/placed-switches.ts";
import type { UnconfirmedLine } from "./platform.ts";

interface Rendered {
  readonly intent: Pick<SwitchIntent, "device" | "platform">;
  /** Null where there is none. */
  readonly text: string | null;
}

/** Lines that a person can look up on the device; of more the first is shown. */
const linesOf = (text: string, { pattern }: UnconfirmedLine): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => pattern.test(line));

/** One warning for each doubt of a platform that a line of its configurations rests on, at the first such switch. */
export function unconfirmedLines(dc: Datacenter, switches: readonly Rendered[]): readonly Diagnostic[] {
  const places = new Map(placedSwitches(dc).map((place) => [place.name, place.platformPath]));
  return [...Map.groupBy(switches, ({ intent }) => intent.platform)].flatMap(([platform, all]) =>
    platforms[platform].unconfirmed.flatMap((doubt) => {
      const resting = all.flatMap(({ intent: { device: name }, text }) => {
        const [line] = linesOf(text ?? "", doubt);
        return line === undefined ? [] : [{ name, line }];
      });
      const [first] = resting;
      if (first === undefined) return [];
      return [
        warningAt(
          places.get(first.name) ?? [],
          "line-unconfirmed",
          `${namesOf(resting)}: the configuration has a line that no document of ${platform} confirms (${first.line}): ${doubt.doubt}`,
          "try it on one device before the others",
        ),
      ];
    }),
  );
}
