import fc from "fast-check";
import { compileSpec, formatDiagnostic, SpecError, type DatacenterSpec } from "../../src/index.ts";
import { diagnosticsText } from "../../src/cli/print.ts";
import { DeliveryError } from "../../src/deliver/index.ts";
import { describeReview, reviewMarkdown, reviewSpecs, reviewText } from "../../src/review/index.ts";
import { runs } from "../support/specs.ts";
import { harmless, told } from "../../src/text/foreign.ts";
import { datacenter as outside } from "../lab/fabrics/as-per-rack-outside.ts";
import { datacenter as hosts } from "../lab/fabrics/hosts.ts";
import { datacenter as dual } from "../lab/fabrics/dual-stack.ts";
import { datacenter as planes } from "../lab/fabrics/l2-planes.ts";

/** What nobody sees, or what turns the direction of what is seen; a line's end may be ours. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const COMMAND = /^\s*::|##\w*\[/m;
/** A message and its hint, each cut, with a path before them. */
const LONGEST = 2000;

const faultOf = (text: string): string | null => {
  const unseen = UNSEEN.exec(text);
  if (unseen !== null) return `holds ${JSON.stringify(unseen[0])}`;
  if (COMMAND.test(text)) return "holds a command to a CI system";
  const longest = Math.max(...text.split("\n").map((line) => line.length));
  return longest > LONGEST ? `has a line of ${String(longest)} characters` : null;
};

const HOSTILE = [
  "\n::error::owned",
  "::set-output name=a::b",
  "##[error]owned",
  "##vso[task.setvariable variable=a]b",
  "\u001b[2J\u001b]0;owned\u0007",
  "\r\nowned\u2028owned\u0085owned",
  "\u202egnp.exe\u2066\u200f\ufeff\u{e0041}",
  "a".repeat(5000),
  `"${"a ".repeat(2500)}`,
  "\ud800",
];

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.tuple(fc.constantFrom(...HOSTILE), fc.constantFrom(...HOSTILE)).map((parts) => parts.join("")),
);

type Path = readonly (string | number)[];

const SPECS: readonly DatacenterSpec[] = [
  {
    ...outside,
    bgp: { passwords: { nodes: "nodes", switches: "fabric" } },
    services: { externalCidrs: ["10.250.0.0/24"] },
  } as DatacenterSpec,
  hosts,
  dual,
  planes,
];

/** Where text stands in a value, keys included: the path of each. */
const places = (value: unknown, at: Path = []): readonly Path[] =>
  typeof value === "object" && value !== null
    ? [
        at,
        ...Object.entries(value).flatMap(([key, inner]) =>
          places(inner, [...at, Array.isArray(value) ? Number(key) : key]),
        ),
      ]
    : [at];

/** The value with something else at a path; where a mapping stands there, under a key more. */
function replaced(value: unknown, [step, ...rest]: Path, text: string): unknown {
  if (step === undefined)
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? { ...value, [text]: text }
      : text;
  if (Array.isArray(value))
    return value.map((inner: unknown, at) => (at === step ? replaced(inner, rest, text) : inner));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, inner]: [string, unknown]) => [
      key,
      key === step ? replaced(inner, rest, text) : inner,
    ]),
  );
}

const ALL = SPECS.flatMap((spec) => places(spec).map((path) => ({ spec, path })));

/** What a spec's findings are printed as. */
function findings(spec: unknown): readonly string[] {
  const compilation = compileSpec(spec);
  const found = compilation.ok ? compilation.fabric.warnings : compilation.diagnostics;
  const source = { value: spec, diagnostics: [], locate: () => null };
  return [
    ...found.map(formatDiagnostic),
    new SpecError(found).message,
    harmless(diagnosticsText("dc.yaml", source, found)),
  ];
}

function reviews(spec: unknown): readonly string[] {
  const review = describeReview(reviewSpecs({ value: null }, { value: spec }));
  return [harmless(reviewText(review)), reviewMarkdown(review).replaceAll("\u200b", "")];
}

const faultsAt = (path: Path, texts: readonly string[]): readonly string[] =>
  texts.flatMap((one) => {
    const fault = faultOf(one);
    return fault === null ? [] : [`${path.join(".")}: ${fault}: ${one.slice(0, 300)}`];
  });

describe("text of strangers", () => {
  it("steers nothing, wherever a spec has it", () => {
    const texts = [HOSTILE.slice(0, 7).join(" "), "::set-output name=a::b", "a".repeat(5000)];
    const faults = ALL.flatMap(({ spec, path }) =>
      texts.flatMap((text) => faultsAt(path, findings(replaced(spec, path, text)))),
    );
    expect(faults).toEqual([]);
  });

  it("is no matter of which characters", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALL), hostile, ({ spec, path }, text) => {
        const made = replaced(spec, path, text);
        expect(faultsAt(path, [...findings(made), ...reviews(made)])).toEqual([]);
      }),
      runs(200, 40),
    );
  });

  it("is what a device says, too", () => {
    fc.assert(
      fc.property(hostile, hostile, (device, detail) => {
        const { message } = new DeliveryError({ step: "apply", device, detail, advice: "Look." });
        expect(faultOf(message)).toBeNull();
        expect(message).not.toContain("\n");
      }),
      { numRuns: 100 },
    );
  });

  it("is told in a way that shows what it was", () => {
    expect(told('"a\nb" is not a name')).toBe('"a\\nb" is not a name');
    expect(told("\u001b[2J\u202e")).toBe("\\u001b[2J\\u202e");
    expect(told(`"${"a".repeat(5000)}" is not a name`)).toMatch(
      /^"a{79}…" \(5,000 characters\) is not a name$/,
    );
    expect(told("::error::x ##[error]y")).toBe("\\u003a:error::x \\u0023#[error]y");
  });

  it("leaves lines and colours of what is printed as a whole, and JSON's meaning", () => {
    expect(harmless("\u001b[31merror\u001b[39m\n\tx: 1\n")).toBe("\u001b[31merror\u001b[39m\n\tx: 1\n");
    const value = { text: "##[error]\u202e::error::" };
    expect(JSON.parse(harmless(JSON.stringify(value)))).toEqual(value);
  });
});
