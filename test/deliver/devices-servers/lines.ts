import type { DeviceModel } from "../../platforms/device-model/model.ts";

interface Node {
  readonly text: string;
  readonly inside: Node[];
}

const print = (nodes: readonly Node[], depth: number, indent: string): readonly string[] =>
  nodes.flatMap(({ text, inside }) => [
    `${indent.repeat(depth)}${text}`,
    ...print(inside, depth + 1, indent),
  ]);

const HEADER =
  /^(?:interface |router (?:bgp|ospf)|route-map |(?:ip|ipv6) prefix-list \S+$|vlan \d|address-family |template |neighbor \S+$)/;

/** A device that keeps lines in blocks and knows nothing of them; a stand-in where a test asks how a configuration gets there, and not what it means. */
export function lines(configuration: string, indent = "   "): DeviceModel {
  const root: Node[] = [];
  let at: Node[][] = [root];
  const enter = (text: string): string | null => {
    const inside = at.at(-1) ?? root;
    if (text.startsWith("bogus")) return "Invalid input (at token 0: 'bogus')";
    if (text === "exit") {
      if (at.length > 1) at.pop();
      return null;
    }
    if (text.startsWith("no ")) {
      // A group goes with all that is said of it.
      const gone = text.slice(3).replace(/^(neighbor \S+) peer group$/, "$1");
      const left = inside.filter((one) => one.text !== gone && !one.text.startsWith(`${gone} `));
      inside.splice(0, inside.length, ...left);
      return null;
    }
    let found = inside.find((one) => one.text === text);
    if (found === undefined) inside.push((found = { text, inside: [] }));
    if (HEADER.test(text)) at.push(found.inside);
    return null;
  };
  for (const line of configuration.split("\n")) {
    const depth = (/^ */.exec(line)?.[0].length ?? 0) / indent.length;
    if (/^\s*(?:!.*)?$/.test(line)) continue;
    at = at.slice(0, depth + 1);
    enter(line.trim());
  }
  at = [root];
  return {
    type: (line) => enter(line.trim()),
    running: () => `${print(root, 0, indent).join("\n")}\n`,
    resets: () => [],
  };
}
