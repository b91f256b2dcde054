import { commandsOf, refusals } from "./enter.ts";
import type { deviceOf } from "./device.ts";

type Device = ReturnType<typeof deviceOf>;

/** Ports of a stack, which are shut before they become such. */
const shut = (text: string): readonly string[] =>
  [...text.matchAll(/^ port group interface (\S+)$/gm)].flatMap(([, port = ""]) => [
    `interface ${port}`,
    "shutdown",
    "quit",
  ]);

/** A device that runs a text. @throws Error where it refuses a line of it */
export function loaded(device: Device, text: string, commit: readonly string[]): Device {
  const refused = refusals(device, [...shut(text), ...commandsOf(text), ...commit]);
  if (refused.length > 0) throw new Error(refused.join("\n"));
  return device;
}
