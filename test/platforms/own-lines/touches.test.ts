import { readFileSync } from "node:fs";
import { join } from "node:path";
import { comwareGrammar } from "../../../src/platforms/comware/dialect/grammar.ts";
import { eosGrammar } from "../../../src/platforms/eos/dialect/grammar.ts";
import { frrGrammar } from "../../../src/platforms/frr/lines-grammar.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { nxosGrammar } from "../../../src/platforms/nxos/dialect/grammar.ts";
import type { Grammar } from "../../../src/platforms/ordered-change/grammar.ts";
import { parse } from "../../../src/platforms/ordered-change/parse.ts";
import {
  everyStatement,
  understand,
  type Statement,
} from "../../../src/platforms/ordered-change/statements.ts";
import { vrpGrammar } from "../../../src/platforms/vrp/dialect/grammar.ts";

const GOLDEN = join("test", "golden");

const GRAMMARS = {
  frr: frrGrammar,
  eos: eosGrammar,
  nxos: nxosGrammar,
  comware: comwareGrammar,
  vrp: vrpGrammar,
} satisfies Readonly<Record<string, Grammar>>;

type Name = keyof typeof GRAMMARS;

const NAMES = Object.keys(GRAMMARS) as Name[];

const FABRICS = ["demo", "dual-stack", "guarded", "igp"];

const folderOf = (name: Name, fabric: string): string =>
  name === "frr" ? join(GOLDEN, fabric, "switches") : join(GOLDEN, "platforms", name, fabric);

const textsOf = (name: Name): readonly string[] =>
  FABRICS.filter((fabric) => name !== "frr" || fabric !== "guarded").flatMap((fabric) =>
    ["r1-tor0", "spine-1"].map((device) =>
      readFileSync(join(folderOf(name, fabric), `${device}${platforms[name].extension}`), "utf8"),
    ),
  );

const reached = (name: Name, lines: string, fabric: string): readonly string[] =>
  (platforms[name].lines[name]?.touching(fabric)(lines) ?? []).map(({ code }) => code);

const demo = (name: Name, fabric = "demo"): string =>
  readFileSync(join(folderOf(name, fabric), `r1-tor0${platforms[name].extension}`), "utf8");

/** A line that takes a unit away by its name, in the blocks that it is typed in. */
function undone(one: Statement, all: readonly Statement[], { indent }: Grammar): string {
  const { undo = "", rule } = one.unit ?? {};
  const headers = one.path
    .slice(0, rule?.depth ?? 0)
    .map((key, at) => all.find((other) => other.key === key && other.path.length === at)?.text ?? key);
  return [...headers, undo].map((text, depth) => `${indent.repeat(depth)}${text}\n`).join("");
}

describe.each(NAMES)("a line of a user's own on %s that takes away what the fabric owns", (name) => {
  it("touches, whatever is taken away", () => {
    const grammar = GRAMMARS[name];
    const unseen = textsOf(name).flatMap((text) => {
      const all = everyStatement(understand(parse(text, grammar), grammar));
      const lines = new Set(all.filter(({ unit }) => unit !== null).map((one) => undone(one, all, grammar)));
      expect(lines.size).toBeGreaterThan(5);
      return [...lines].filter((line) => reached(name, line, text).join() !== "lines-touch");
    });
    expect(unseen).toEqual([]);
  });

  it("does not where its name is no more than the beginning of another", () => {
    const word = name === "comware" || name === "vrp" ? "undo" : "no";
    const map = word === "undo" ? "route-policy" : "route-map";
    expect(demo(name)).toContain(`${map} FROM-SPINES `);
    expect(reached(name, `${word} ${map} FROM-SPINES\n`, demo(name))).toEqual(["lines-touch"]);
    expect(reached(name, `${word} ${map} FROM-SPINES-OF-MINE\n`, demo(name))).toEqual([]);
    expect(reached(name, `${word} ${map} FROM\n`, demo(name))).toEqual([]);
  });
});

describe("a line of a user's own that takes away by a name", () => {
  it.each<readonly [name: Name, line: string]>([
    ["frr", "no route-map FROM-SPINES"],
    ["frr", "no ip prefix-list FROM-SPINES"],
    ["eos", "no route-map TO-NODES"],
    ["eos", "no ip community-list GRACEFUL-SHUTDOWN"],
    ["nxos", "no ip prefix-list FROM-SPINES"],
    ["nxos", "no route-map FROM-SPINES"],
    ["comware", "undo route-policy FROM-NODES"],
    ["comware", "undo route-policy FROM-NODES node 10"],
    ["comware", "undo ip prefix-list FROM-SPINES"],
    ["comware", "undo ip as-path 256"],
    ["vrp", "undo route-policy FROM-NODES"],
    ["vrp", "undo ip ip-prefix FROM-SPINES"],
  ])("touches on %s: %s", (name, line) => {
    expect(reached(name, `${line}\n`, demo(name))).toEqual(["lines-touch"]);
  });

  it("does not in a VRF, where a peer of the same address is another", () => {
    expect(demo("eos")).toContain("   neighbor 10.254.0.0 remote-as");
    const own = "router bgp 64600\n   vrf RED\n      no neighbor 10.254.0.0\n";
    expect(reached("eos", own, demo("eos"))).toEqual([]);
  });
});

describe("a line of a user's own that names what the fabric owns in another form", () => {
  it.each<readonly [name: Name, lines: string]>([
    ["frr", "router bgp 64600\n neighbor FD12:3456:789A:200:: shutdown\n"],
    ["frr", "router bgp 64600\n no neighbor fd12:3456:789a:0200:0:0:0:0\n"],
    ["frr", "router bgp 64600 vrf default\n neighbor fd12:3456:789a:200:: shutdown\n"],
    ["eos", "router bgp 64600\n   neighbor FD12:3456:789A:200:: shutdown\n"],
    ["nxos", "router bgp 64600\n  neighbor FD12:3456:789A:200::\n    shutdown\n"],
    ["comware", "bgp 64600\n peer fd12:3456:789a:200:: ignore\n"],
    ["vrp", "bgp 64600\n peer fd12:3456:789a:200:: ignore\n"],
    ["frr", "interface swp49 vrf default\n shutdown\n"],
    ["frr", "interface swp49 vrf RED\n shutdown\n"],
    ["eos", "no interface loopback 0\n"],
  ])("touches on %s: %j", (name, lines) => {
    expect(reached(name, lines, demo(name, "dual-stack"))).toEqual(["lines-touch"]);
  });

  it("does not where it names another", () => {
    const fabric = demo("frr", "dual-stack");
    const lines = "interface swp60 vrf default\n shutdown\nrouter bgp 64600\n neighbor FD12::9 shutdown\n";
    expect(reached("frr", lines, fabric)).toEqual([]);
  });

  it("is told beside the fabric's line as that stands", () => {
    const { touching } = platforms.vrp.lines.vrp ?? {};
    const fabric = demo("vrp", "dual-stack");
    expect(touching?.(fabric)("bgp 64600\n peer fd12:3456:789a:200:: ignore\n")).toMatchObject([
      {
        line: 2,
        found: "touches what the fabric owns: `peer FD12:3456:789A:200:: as-number 64513` in `bgp`",
      },
    ]);
  });
});
