import { networkIn } from "../../../src/platforms/linux/network-text.ts";
import type { BridgeFacts, BridgePortFacts } from "../support/bridge-facts.ts";
import { list, onlyHas, said, stanzasOf, type Stanza } from "./stanzas.ts";

const BRIDGE = ["bridge-vlan-aware", "bridge-ports", "bridge-vids", "bridge-stp", "bridge-bridgeprio"];

/** What is plugged in and shut when a BPDU comes in, by the commands of its bridge. */
const guarded = ({ after }: Stanza): readonly string[] =>
  after.map((command) => {
    const port = /^bridge link set dev (\S+) guard on$/.exec(command)?.[1];
    if (port === undefined) throw new Error(command);
    return port;
  });

const numbers = (words: readonly string[]): readonly number[] => words.map(Number).sort((a, b) => a - b);

function switchingOf(bridges: readonly Stanza[]): BridgeFacts["switching"] {
  const trees = new Set(
    bridges.map((one) => (said(one, "bridge-stp") === "on" ? said(one, "bridge-bridgeprio") : "none")),
  );
  const [tree, ...others] = trees;
  if (tree === undefined || others.length > 0) throw new Error("bridges have trees of several kinds");
  if (tree === "none" && bridges.some(({ words }) => words.has("bridge-bridgeprio")))
    throw new Error("a priority without a tree");
  return tree === "none" ? { kind: "plain" } : { kind: "spanning-tree", bridgePriority: Number(tree) };
}

/** What a port carries in a bridge that tells VLANs apart. */
function aware(port: Stanza): Pick<BridgePortFacts, "untagged" | "tagged"> {
  onlyHas(port, "alias", "bridge-access", "bridge-vids", "bridge-allow-untagged");
  const access = port.words.get("bridge-access");
  if ((access === undefined) !== port.words.has("bridge-allow-untagged"))
    throw new Error(`${port.name} is in two ways, or none`);
  return {
    untagged: access === undefined ? null : Number(access),
    tagged: numbers(list(port, "bridge-vids")),
  };
}

/** What a port carries by the bridges that it, or an interface of it, is in. */
function carried(port: Stanza, bridges: readonly Stanza[]): Pick<BridgePortFacts, "untagged" | "tagged"> {
  onlyHas(port, "alias");
  const inBridge = bridges.flatMap((bridge) =>
    list(bridge, "bridge-ports")
      .filter((name) => name.split(".")[0] === port.name)
      .map((name) => [name.split(".")[1], bridge.name.replace("vlan", "")] as const),
  );
  if (inBridge.some(([tag, vlan]) => tag !== undefined && tag !== vlan))
    throw new Error(`${port.name} has another VLAN's tag`);
  const untagged = inBridge.filter(([tag]) => tag === undefined).map(([, vlan]) => Number(vlan));
  const tagged = inBridge.filter(([tag]) => tag !== undefined).map(([, vlan]) => vlan);
  if (untagged.length > 1) throw new Error(`${port.name} is in several bridges`);
  return { untagged: untagged[0] ?? null, tagged: numbers(tagged) };
}

/** What the text of a switch that only switches says. @throws Error at the first line that is unknown, or that stands where it must not */
export function readBridge(text: string): BridgeFacts {
  if (!/^!.*\n(?:!.*\n)+$/.test(text)) throw new Error("FRR has something to do");
  const stanzas = [...stanzasOf(networkIn(text)).values()];
  const bridges = stanzas.filter(({ words }) => words.has("bridge-ports"));
  for (const one of bridges) onlyHas(one, ...BRIDGE);
  const ports = stanzas.filter((one) => !bridges.includes(one) && !one.name.includes("."));
  const parts = stanzas.filter(({ name }) => name.includes("."));
  const members = bridges.flatMap((one) => list(one, "bridge-ports"));
  for (const part of parts) {
    onlyHas(part);
    if (!members.includes(part.name)) throw new Error(`${part.name} is in no bridge`);
  }
  if (members.some((name) => !stanzas.some((one) => one.name === name))) throw new Error("a port is missing");
  const isAware = bridges.some(({ words }) => words.has("bridge-vlan-aware"));
  if (isAware && (bridges.length > 1 || ports.some(({ name }) => !members.includes(name))))
    throw new Error("there are two bridges, or a port is in none");
  return {
    vlans: isAware
      ? numbers(bridges.flatMap((one) => list(one, "bridge-vids")))
      : numbers(bridges.map(({ name }) => name.replace("vlan", ""))),
    ports: Object.fromEntries(
      ports.map((port) => [
        port.name,
        { description: said(port, "alias"), ...(isAware ? aware(port) : carried(port, bridges)) },
      ]),
    ),
    aggregates: {},
    edges: bridges.flatMap(guarded).sort(),
    switching: switchingOf(bridges),
  };
}
