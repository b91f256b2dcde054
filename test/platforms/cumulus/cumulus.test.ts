import fc from "fast-check";
import { compileSpec, type DatacenterSpec, type SwitchArtifact } from "../../../src/index.ts";
import { describePlatform } from "../support/describe-platform.ts";
import { factsOfIntent } from "../support/facts-of-intent.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { readBack, take } from "./read-back.ts";
import { readBridge } from "./read-bridge.ts";

/** Nodes that dial in are not signed for. */
const adjusted = (spec: DatacenterSpec): DatacenterSpec =>
  spec.name.startsWith("guarded")
    ? { ...spec, bgp: { ...spec.bgp, passwords: { switches: "fabric" } } }
    : spec;

describePlatform({
  platform: "cumulus",
  readBack,
  readBridge,
  take,
  adjusted,
  refuses: {
    "igp-ipv6": "cumulus lacks OSPFv3: NVUE has no commands for it",
    "l2-irf": "it knows no stacking",
    "l2-trill": "it knows no TRILL",
    "l2-fabricpath": "it knows no FabricPath",
  },
});

const fabric = (
  name: string,
  change: (spec: DatacenterSpec) => DatacenterSpec = adjusted,
): DatacenterSpec => {
  const found = fabricsOn("cumulus").find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fabric ${name}`);
  return change(found);
};

function switchesOf(spec: DatacenterSpec): readonly SwitchArtifact[] {
  const compilation = compileSpec(spec);
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.diagnostics));
  return compilation.fabric.switches;
}

function textOf(spec: DatacenterSpec, device: string): string {
  const found = switchesOf(spec).find(({ intent }) => intent.device === device);
  if (found === undefined) throw new Error(`no switch ${device}`);
  return found.text;
}

function bridgeOf(spec: DatacenterSpec, device: string): string {
  const compilation = compileSpec(spec);
  const bridges = compilation.ok ? compilation.fabric.bridges : [];
  const text = bridges.find(({ intent }) => intent.device === device)?.text;
  if (typeof text !== "string") throw new Error(`no text for ${device}`);
  return text;
}

const inBgp = (spec: DatacenterSpec, bgp: DatacenterSpec["bgp"]): DatacenterSpec => ({
  ...spec,
  bgp: { ...spec.bgp, ...bgp },
});

/** What the fabrics of all platforms don't ask for. */
const more: readonly (readonly [string, DatacenterSpec])[] = [
  [
    "nodes by address, with a password",
    inBgp(
      fabric("guarded", (spec) => spec),
      { discovery: "static" },
    ),
  ],
  ["no graceful restart", inBgp(fabric("demo"), { gracefulRestart: { enabled: false } })],
  ["planes by address", inBgp(fabric("as-per-rack-ethernet"), { discovery: "static" })],
  [
    "both families, guarded",
    inBgp(fabric("dual-stack"), { passwords: { switches: "fabric" }, maximumAsPath: 3 }),
  ],
  [
    "an AS per server in both families",
    { ...fabric("as-per-server"), ipv6: { prefix: "fd12:3456:789a::/48" } },
  ],
];

describe.each(more)("cumulus: %s", (_, spec) => {
  it("says of every switch what the intent says", () => {
    for (const { intent, text } of switchesOf(spec)) expect(readBack(text)).toEqual(factsOfIntent(intent));
  });
});

/** Who dials in is asked for no TTL, so what is sent to them is no fact: it has its own claim below. */
const NO_FACT = /^ +multihop-ttl: 255$/;

const without = (text: string, line: number): string => text.split("\n").toSpliced(line, 1).join("\n");

/** A text, its parser and what that finds in it. */
interface Patch {
  readonly text: string;
  readonly read: (text: string) => unknown;
  readonly facts: string;
}

const patchOf = (text: string, read: Patch["read"]): Patch => ({
  text,
  read,
  facts: JSON.stringify(read(text)),
});

/** Whether the parser finds the same in another text. */
function isUnnoticed(text: string, { read, facts }: Patch): boolean {
  try {
    return JSON.stringify(read(text)) === facts;
  } catch {
    return false;
  }
}

describe("the parser that holds a Cumulus patch against the intent", () => {
  const patches = [
    ...[
      textOf(fabric("guarded-as-per-server"), "r2-tor0"),
      textOf(fabric("borders"), "spine-2"),
      textOf(fabric("guarded-igp"), "r1-tor0"),
    ].map((text) => patchOf(text, readBack)),
    ...[bridgeOf(fabric("l2-mlag"), "r1-tor0"), bridgeOf(fabric("l2-planes"), "r1-tor0")].map((text) =>
      patchOf(text, readBridge),
    ),
  ];

  it("notices any line that is gone", () => {
    fc.assert(
      fc.property(fc.constantFrom(...patches), fc.nat(), (patch, number) => {
        const lines = patch.text.trimEnd().split("\n");
        const line = number % lines.length;
        return NO_FACT.test(lines[line] ?? "") || !isUnnoticed(without(patch.text, line), patch);
      }),
      { numRuns: 100 },
    );
  });

  it("notices any name or value that is misspelled", () => {
    fc.assert(
      fc.property(fc.constantFrom(...patches), fc.nat(), (patch, number) => {
        const { text } = patch;
        const words = [...text.matchAll(/[a-z]{2,}|[1-9][0-9]+/g)];
        const word = words[number % words.length];
        if (word === undefined) return false;
        const wrong = `${text.slice(0, word.index)}x${text.slice(word.index + 1)}`;
        return !isUnnoticed(wrong, patch);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ["a bare on", (text: string) => text.replace("enable: 'on'", "enable: on")],
    ["a bare number for a name", (text: string) => text.replace("'10': {}", "10: {}")],
    ["a second patch", (text: string) => `${text}- unset: {}\n`],
    ["a name twice", (text: string) => text.replace("    router:\n", "    router: {}\n    router:\n")],
    [
      "a policy that is nowhere",
      (text: string) => text.replace("route-map: 'TO-SPINES'", "route-map: 'TO-MOON'"),
    ],
    ["a word of 5.15", (text: string) => text.replace("enable: 'on'", "state: 'enabled'")],
  ])("refuses %s", (_, change) => {
    const text = textOf(fabric("demo"), "r1-tor0");
    expect(change(text)).not.toBe(text);
    expect(() => readBack(change(text))).toThrow(Error);
  });
});

/** Whether a list of AS paths takes one: the first rule that matches decides. */
function takes(text: string, path: string): boolean {
  const rules = [...text.matchAll(/action: '(permit|deny)'\n +aspath-exp: '(.*)'/g)];
  const [, action] = rules.find(([, , expression = ""]) => new RegExp(expression).test(path)) ?? [];
  return action === "permit";
}

describe("a patch for Cumulus Linux", () => {
  it.each([
    ["", true],
    ["4200000001", true],
    ["1 2 3 4 5 6 7 8", true],
    ["1 2 3 4 5 6 7 4200000008 9", false],
    ["1 2 3 4 5 6 7 8 9 10 11", false],
    ["1 {2,3}", false],
    ["(1 2) 3", false],
  ])("takes of a path of up to 8 AS numbers and no sets: %p is %p", (path, taken) => {
    expect(takes(textOf(fabric("guarded"), "r1-tor0"), path)).toBe(taken);
  });

  it("sends what goes to eBGP nodes who dial in with the TTL that theirs demand", () => {
    const group = /^ +NODES:\n(?: {16}.*\n)+/m;
    expect(group.exec(textOf(fabric("as-per-server"), "r1-tor0"))?.[0]).toContain("multihop-ttl: 255");
    expect(group.exec(textOf(fabric("demo"), "r1-tor0"))?.[0]).not.toContain("multihop-ttl");
  });

  it("quotes a password, whatever it begins with", () => {
    expect(textOf(fabric("guarded"), "spine-1")).toContain("password: '<secret:fabric>'");
  });

  it("owns nothing of the system, its services and its management port", () => {
    for (const { text } of switchesOf(fabric("demo")))
      expect(text).not.toMatch(/^ {4}(system|service|acl)|eth0/m);
  });

  it("refuses a password of nodes who dial in, and takes it of nodes by their addresses", () => {
    const spec = fabric("guarded", (one) => one);
    const refused = compileSpec(spec);
    expect(refused).toMatchObject({
      ok: false,
      diagnostics: expect.arrayContaining([expect.objectContaining({ code: "platform-lacks" })]) as unknown,
    });
    expect(textOf(inBgp(spec, { discovery: "static" }), "r1-tor0")).toContain("password: '<secret:nodes>'");
  });

  it("warns of lines that no document confirms", () => {
    const compilation = compileSpec(fabric("borders"));
    const doubts = compilation.ok
      ? compilation.fabric.warnings.filter(({ code }) => code === "line-unconfirmed")
      : [];
    expect(new Set(doubts.map(({ message }) => /\(([^()]*)\):/.exec(message)?.[1]))).toEqual(
      new Set(["additive: {}", "type: 'ipv4-address'"]),
    );
  });
});
