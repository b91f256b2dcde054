import { isHidden, profileOf } from "../../platforms/frr/hidden-defaults.ts";

/** One of the two headings of `frr-reload.py --test`, its ruler on the next line. */
const HEADING = /^Lines To (Delete|Add)$/;

/**
 * The commands that `frr-reload.py --test --stdout` would send, each with the lines that enclose it as it prints them,
 * without those that FRR takes and never shows. Only meaningful when its exit code is 0.
 *
 * @param output its standard output
 * @param configuration that of the switch, which names its profile
 */
export function parseDelta(output: string, configuration: string): readonly string[] {
  const profile = profileOf(configuration);
  const commands: { readonly adds: boolean; readonly lines: string[] }[] = [];
  let adds: boolean | undefined;
  for (const line of output.split("\n")) {
    const heading = HEADING.exec(line);
    if (heading) adds = heading[1] === "Add";
    else if (adds === undefined || line === "" || /^=+$/.test(line)) continue;
    else if (/^\s/.test(line)) commands.at(-1)?.lines.push(line);
    else commands.push({ adds, lines: [line] });
  }
  return commands
    .filter(({ adds, lines }) => !(adds && isHidden((lines.at(-1) ?? "").trim(), profile)))
    .map(({ lines }) => lines.join("\n"));
}
