import type { Grammar, Line } from "../ordered-change/grammar.ts";
import { linesOf } from "../own-lines/by-grammar.ts";
import { overlap } from "../own-lines/overlap.ts";
import type { Flaw, LineSyntax } from "../own-lines/syntax.ts";
import { networkIn, withOwnNetwork } from "./network-text.ts";

const alone = (text: string): Line => ({ text, lines: [] });

/** One line may bring up several interfaces. */
function spell(text: string): readonly Line[] {
  const [word = "", ...names] = text.split(/\s+/);
  const isSeveral = /^(?:auto|allow-\S+)$/.test(word) && names.length > 1;
  return isSeveral ? names.map((name) => alone(`${word} ${name}`)) : [alone(text)];
}

/** Ifupdown2's stanzas. What is said of an interface is whose it is. */
export const ifupdownGrammar: Grammar = {
  indent: "    ",
  leave: "",
  noise: [/^#/],
  texts: [],
  spell,
  negate: (line) => line,
  rules: [{ match: /^(?:auto|allow-\S+|iface) (?<interface>\S+)/, key: "iface {interface}", block: [] }],
};

const stanzas = linesOf(ifupdownGrammar, "#");

/** Ifupdown2 takes an attribute with hyphens and with underscores. */
const TAKES_PORTS =
  /^\s*(?:bridge[-_]ports|bond[-_]slaves|bond[-_]ports|vlan[-_]raw[-_]device)\s+(?<names>.*)$/;

const portsIn = (line: string): readonly string[] =>
  TAKES_PORTS.exec(line)?.groups?.["names"]?.trim().split(/\s+/) ?? [];

/** Ports of the fabric's that a bridge or a bond of the user's would have. */
const taken = (lines: string, ports: ReadonlySet<string>): readonly Flaw[] =>
  lines.split("\n").flatMap((line, at) => {
    const port = portsIn(line).find((name) => ports.has(name));
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

/** The VRF that a stanza's interface is in: those of another have addresses of their own. */
const vrfOf = (stanza: string): string | undefined => /^\s*vrf\s+(\S+)/m.exec(stanza)?.[1];

/** Networks of the fabric's, which FRR has, that an interface of the user's would be in, too. */
function takenNetworks(lines: string, fabric: string): readonly Flaw[] {
  const networks = [...fabric.matchAll(/^ ip(?:v6)? address (\S+)$/gm)].map(([, network = ""]) => network);
  const stanzaStarts = /^(?=(?:auto|allow-\S+|iface)\s)/m;
  const vrf = /^router bgp \S+ vrf (\S+)$/m.exec(fabric)?.[1];
  const inOther = new Set(
    lines
      .split(stanzaStarts)
      .filter((stanza) => vrfOf(stanza) !== vrf)
      .flatMap((stanza) => stanza.split("\n")),
  );
  return lines.split("\n").flatMap((line, at) => {
    const own = /^\s*address\s+(\S+)/.exec(line)?.[1];
    const its = networks.find((network) => own !== undefined && overlap(own, network));
    return its === undefined || inOther.has(line)
      ? []
      : [
          {
            code: "lines-touch",
            line: at + 1,
            found: `touches what the fabric owns: \`ip address ${its}\``,
            hint: "give your interface a network that is none of the fabric's",
          },
        ];
  });
}

/** Whether a line names interfaces by a pattern, which may match any port: `glob swp1-60`, `regex swp.*`, `auto swp[1-60]`. */
const hasPattern = (line: string): boolean =>
  portsIn(line).some((name) => /^(?:glob|regex)$/i.test(name)) ||
  /^\s*(?:auto|allow-\S+|iface)\s.*[[*?]/.test(line);

const patterns = (lines: string): readonly Flaw[] =>
  lines.split("\n").flatMap((line, at) =>
    hasPattern(line)
      ? [
          {
            code: "lines-unsound",
            line: at + 1,
            found: "names interfaces by a pattern, which the fabric's ports may match",
            hint: "name each interface",
          },
        ]
      : [],
  );

/** Stanzas of ifupdown2's file. */
export const linuxLines: LineSyntax = {
  flaws: (lines) => [...stanzas.flaws(lines), ...patterns(lines)],
  touching: (fabric) => {
    const network = networkIn(fabric);
    const touches = stanzas.touching(network);
    const ports = new Set([...network.matchAll(/^iface (\S+)/gm)].map(([, name = ""]) => name));
    return (lines) => [...touches(lines), ...taken(lines, ports), ...takenNetworks(lines, fabric)];
  },
  added: (fabric, lines) => withOwnNetwork(fabric, stanzas.added(networkIn(fabric), lines)),
};
