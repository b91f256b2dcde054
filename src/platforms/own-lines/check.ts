import { errorAt, warningAt, type Diagnostic } from "../../diagnostics/index.ts";
import { givenLines, type GivenLines } from "../../plan/own-lines.ts";
import { namesOf, type PlacedSwitch } from "../../plan/placed-switches.ts";
import type { Datacenter, PlatformName } from "../../spec/index.ts";
import { told } from "../../text/foreign.ts";
import { platforms } from "../index.ts";
import type { Flaw } from "./syntax.ts";

/** A line as it can be told: cut, and no more than its first word where a secret stands in it. */
const shown = ({ text }: Pick<GivenLines, "text">, { line, code }: Flaw): string => {
  if (line === null) return "the text";
  const own = text.split("\n")[line - 1]?.trim() ?? "";
  const part = code === "lines-secret" ? `${own.split(" ")[0] ?? ""} ...` : own;
  return `line ${String(line)} (${told(part)})`;
};

const saying = (given: GivenLines, flaw: Flaw, on = ""): Diagnostic =>
  errorAt(given.path, flaw.code, `${on}${shown(given, flaw)} ${flaw.found}`, flaw.hint);

/** What is wrong with lines of a user's own, whatever the fabric has. */
export const checkLines = (dc: Datacenter): readonly Diagnostic[] =>
  givenLines(dc).flatMap((given) => {
    const { platform, path, text, switches } = given;
    const takes = switches.filter(({ platform: its }) => platforms[its].lines[platform] !== undefined);
    const flaws = platforms[platform].lines[platform]?.flaws(text) ?? [];
    return [
      ...flaws.map((flaw) => saying(given, flaw)),
      ...(takes.length > 0
        ? []
        : [
            warningAt(
              path,
              "lines-unused",
              `no switch that they are for has a text that takes lines of ${platform}`,
              "take them away, or name the platform that the switches run",
            ),
          ]),
    ];
  });

interface Rendered {
  readonly intent: { readonly device: string };
  /** Null where there is none. */
  readonly text: string | null;
}

type Touching = (lines: string) => readonly Flaw[];

/** What says of lines of a platform what of a switch they touch: its text is read once, however many lines are for it. */
function readersOf(rendered: readonly Rendered[]): (place: PlacedSwitch, lines: PlatformName) => Touching {
  const texts = new Map(rendered.map(({ intent, text }) => [intent.device, text]));
  const readers = new Map<string, Touching>();
  return ({ name, platform }, lines) => {
    const key = `${name} ${lines}`;
    const known = readers.get(key);
    if (known !== undefined) return known;
    const fabric = texts.get(name) ?? null;
    const reader = fabric === null ? undefined : platforms[platform].lines[lines]?.touching(fabric);
    readers.set(key, reader ?? (() => []));
    return reader ?? (() => []);
  };
}

/** Lines of a user's own that touch what the fabric has on the devices that they are for; each once, with all these devices. */
export function touchingLines(dc: Datacenter, rendered: readonly Rendered[]): readonly Diagnostic[] {
  const given = givenLines(dc);
  if (given.length === 0) return [];
  const touching = readersOf(rendered);
  return given.flatMap((lines) => {
    const found = lines.switches.flatMap((place) =>
      touching(place, lines.platform)(lines.text).map((flaw) => ({ flaw, place })),
    );
    return [...Map.groupBy(found, ({ flaw }) => `${String(flaw.line)} ${flaw.found}`).values()].flatMap(
      (all) => {
        const [first] = all;
        if (first === undefined) return [];
        return [saying(lines, first.flaw, `${namesOf(all.map(({ place }) => place))}: `)];
      },
    );
  });
}
