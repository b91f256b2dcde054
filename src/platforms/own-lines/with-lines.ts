import type { BridgeIntent, SwitchIntent } from "../../intent/index.ts";
import { givenLines } from "../../plan/own-lines.ts";
import type { Datacenter, PlatformName } from "../../spec/index.ts";
import { platforms } from "../index.ts";
import { isNothing } from "./rows.ts";

type Intent = Pick<SwitchIntent | BridgeIntent, "device" | "platform" | "lines">;

/** Intents with the lines of the user's own that their platforms' texts take. */
export function withOwnLines<I extends Intent>(dc: Datacenter, intents: readonly I[]): readonly I[] {
  const given = givenLines(dc);
  if (given.length === 0) return intents;
  return intents.map((intent) => {
    const takes = Object.keys(platforms[intent.platform].lines) as PlatformName[];
    const own = takes.flatMap((platform) => {
      const texts = given
        .filter(
          (one) =>
            one.platform === platform &&
            !isNothing(one.text) &&
            one.switches.some(({ name }) => name === intent.device),
        )
        .map(({ text }) => text);
      return texts.length === 0 ? [] : [[platform, texts] as const];
    });
    return own.length === 0 ? intent : { ...intent, lines: Object.fromEntries(own) };
  });
}

/** A device's text with its user's lines. */
export const textWithLines = ({ platform, lines = {} }: Intent, fabric: string): string =>
  Object.entries(platforms[platform].lines).reduce((text, [of, syntax]) => {
    const own = lines[of as PlatformName];
    return own === undefined ? text : syntax.added(text, own);
  }, fabric);
