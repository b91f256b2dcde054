import type { BridgeIntent, BridgePort } from "../../../intent/index.ts";
import { phyLines } from "../ethernet.ts";
import { port } from "../interfaces.ts";
import { description } from "../text.ts";
import { bundleCarries } from "./bundles.ts";
import { carries, vlansOf } from "./vlans.ts";
import type { Way } from "./way.ts";

function block(
  intent: BridgeIntent,
  way: Way,
  { name, description: text, networks, ethernet }: BridgePort,
): string[] {
  if (way.stackPorts.includes(name)) return [`interface ${name}`, ` ${description(text)}`, " undo shutdown"];
  const into = way.bundles.find(({ ports }) => ports.includes(name));
  return port(name, "bridge", [
    ` ${description(text)}`,
    ...phyLines(ethernet),
    ...(into === undefined
      ? carries(vlansOf(intent.networks, networks))
      : bundleCarries(intent, into, networks)),
    ...way.port(name),
    ...(into === undefined ? [] : [` port link-aggregation group ${String(into.number)}`]),
  ]);
}

/** Every port that the fabric cabled, a block each. */
export const ports = (intent: BridgeIntent, way: Way): string[][] =>
  intent.ports.map((one) => block(intent, way, one));
