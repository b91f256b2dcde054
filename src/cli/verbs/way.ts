import { wayText, type WayView } from "../../change/index.ts";
import { reviewWay, type WayReview } from "../../review/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { Format } from "../formats.ts";
import { readSource } from "../source.ts";
import type { Console } from "../streams.ts";
import { notBothStandardInput } from "./diff.ts";

export interface WayOptions {
  readonly format: Format;
  /** Switches whose numbers may change, by name. */
  readonly renumber?: readonly string[];
  /** What may lose something on the way, by name. */
  readonly consent?: readonly string[];
}

const without = ({ name }: WayReview): string =>
  `${name}: there is nothing yet, or nothing is to stay: nothing can be lost on the way\n`;

/** What loses something and is not consented to. */
const open = (way: WayView | null, consent: readonly string[]): readonly string[] =>
  (way?.consent ?? []).filter((name) => !consent.includes(name));

/** `way BASE HEAD`: in which order a change is made, and what each step costs whom. */
export async function way(
  base: string,
  head: string,
  { format, renumber = [], consent = [] }: WayOptions,
  console: Console,
): Promise<ExitCode> {
  notBothStandardInput(base, head);
  const found = reviewWay(await readSource(base), await readSource(head), { renumber });
  const { name, refused, way: view } = found;
  if (format === "json") console.out(`${JSON.stringify({ name, refused, ...view }, null, 2)}\n`);
  else if (refused.length > 0)
    console.err([`${name}: refused`, ...refused.map((reason) => `  ${reason}`), ""].join("\n"));
  else console.out(view === null ? without(found) : wayText(name, view));
  if (refused.length > 0) return 1;
  return open(view, consent).length > 0 ? 3 : 0;
}
