import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { SwitchIntent } from "../../intent/index.ts";
import type { PlatformName } from "../../spec/index.ts";
import { platforms } from "../index.ts";
import { ranges } from "../ranges.ts";
import { namesIn, type Asked } from "./said.ts";

/** Numbers that a platform does not take, each once. */
export function outOfRange(
  platform: PlatformName,
  asked: readonly Asked<SwitchIntent>[],
): readonly Diagnostic[] {
  const own = platforms[platform].ranges;
  return ranges.flatMap(([name, { title, unit, options, valuesOf }]) => {
    const [least, most] = own[name] ?? [-Infinity, Infinity];
    const outside = ({ intent }: Asked<SwitchIntent>): readonly number[] =>
      valuesOf(intent).filter((value) => value < least || value > most);
    const [first, ...rest] = asked.filter((one) => outside(one).length > 0);
    if (first === undefined) return [];
    const limits = `${String(least)} to ${String(most)}`;
    return [
      errorAt(
        first.place.platformPath,
        "platform-lacks",
        `${namesIn([first, ...rest])}: ${platform} takes ${limits}${unit} for ${title}, and is asked for ${String(outside(first)[0])}`,
        `give ${options} ${limits}`,
      ),
    ];
  });
}
