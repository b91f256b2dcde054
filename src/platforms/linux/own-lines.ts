import type { Grammar } from "../ordered-change/grammar.ts";
import { linesOf } from "../own-lines/by-grammar.ts";
import type { Flaw, LineSyntax } from "../own-lines/syntax.ts";
import { networkIn, withOwnNetwork } from "./network-text.ts";

/** Ifupdown2's stanzas. What is said of an interface is whose it is. */
export const ifupdownGrammar: Grammar = {
  indent: "    ",
  leave: "",
  noise: [/^#/],
  texts: [],
  spell: (text) => [{ text, lines: [] }],
  negate: (line) => line,
  rules: [{ match: /^(?:auto|allow-\S+|iface) (?<interface>\S+)/, key: "iface {interface}", block: [] }],
};

const stanzas = linesOf(ifupdownGrammar, "#");

/** Ports of the fabric's that a bridge or a bond of the user's would have. */
const taken = (lines: string, network: string): readonly Flaw[] => {
  const ports = new Set([...network.matchAll(/^iface (\S+)/gm)].map(([, name = ""]) => name));
  return lines.split("\n").flatMap((line, at) => {
    const [, names = ""] =
      /^\s+(?:bridge-ports|bond-slaves|bond-ports|vlan-raw-device) +(.*)$/.exec(line) ?? [];
    const port = names.split(/\s+/).find((name) => ports.has(name));
    return port === undefined
      ? []
      : [
          {
            code: "lines-touch",
            line: at + 1,
            found: `touches what the fabric owns: \`iface ${port}\``,
            hint: "use `ports`, `ethernet` and `servers` for what the fabric's ports have, and your own lines for other ports",
          },
        ];
  });
};

/** Stanzas of ifupdown2's file. */
export const linuxLines: LineSyntax = {
  flaws: stanzas.flaws,
  touches: (lines, fabric) => {
    const network = networkIn(fabric);
    return [...stanzas.touches(lines, network), ...taken(lines, network)];
  },
  added: (fabric, lines) => withOwnNetwork(fabric, stanzas.added(networkIn(fabric), lines)),
};
