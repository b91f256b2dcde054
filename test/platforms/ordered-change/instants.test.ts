import fc from "fast-check";

import { comware } from "../../../src/platforms/comware/platform.ts";
import { eos } from "../../../src/platforms/eos/platform.ts";
import { nxos } from "../../../src/platforms/nxos/platform.ts";
import type { Dialect } from "../../../src/platforms/ordered-change/dialect.ts";
import { modelOf, type DeviceModel } from "../device-model/index.ts";

interface Rule {
  readonly number: number;
  readonly action: "permit" | "deny";
  readonly what: string;
}

interface MapEntry {
  readonly number: number;
  readonly action: "permit" | "deny";
  readonly address: string | null;
  readonly nextHop: string | null;
}

/** Comware takes no two entries alike. */
const unlike = (rules: readonly Rule[]): readonly Rule[] =>
  rules.filter(
    ({ action, what }, at) => rules.findIndex((one) => one.action === action && one.what === what) === at,
  );

/** How a platform says a list and a map, and how they are read. */
interface Spoken {
  readonly dialect: Dialect;
  readonly list: (name: string, rules: readonly Rule[]) => string;
  readonly rule: (name: string) => RegExp;
}

const dialectOf = ({ dialect }: { readonly dialect?: Dialect }): Dialect => {
  if (dialect === undefined) throw new Error("no dialect");
  return dialect;
};

const SPOKEN: Readonly<Record<"eos" | "nxos" | "comware", Spoken>> = {
  eos: {
    dialect: dialectOf(eos),
    list: (name, rules) =>
      `ip prefix-list ${name}\n${rules.map(({ number, action, what }) => `   seq ${String(number)} ${action} ${what}\n`).join("")}`,
    rule: () => /^seq (\d+) (permit|deny) (.+)$/,
  },
  nxos: {
    dialect: dialectOf(nxos),
    list: (name, rules) =>
      rules
        .map(({ number, action, what }) => `ip prefix-list ${name} seq ${String(number)} ${action} ${what}\n`)
        .join(""),
    rule: (name) => new RegExp(`^ip prefix-list ${name} seq (\\d+) (permit|deny) (.+)$`),
  },
  comware: {
    dialect: dialectOf(comware),
    list: (name, rules) =>
      unlike(rules)
        .map(
          ({ number, action, what }) => `ip prefix-list ${name} index ${String(number)} ${action} ${what}\n`,
        )
        .join("")
        .replaceAll(/\/(\d+)/g, " $1")
        .replaceAll(" le ", " less-equal "),
    rule: (name) => new RegExp(`^ ip prefix-list ${name} index (\\d+) (permit|deny) (.+)$`),
  },
};

interface Route {
  readonly address: string;
  readonly length: number;
  readonly nextHop: string;
}

const value = (address: string): number =>
  address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);

function matches(what: string, address: string, length: number): boolean {
  const [base = "", bits = "0", , most] = what.replace("/", " ").split(" ");
  const size = 2 ** (32 - Number(bits));
  const isInside = Math.floor(value(address) / size) === Math.floor(value(base) / size);
  return isInside && length >= Number(bits) && length <= Number(most ?? bits);
}

/** The lines of a block, or of the top, of what a device prints. */
const linesIn = (text: string, header: RegExp): readonly string[] => {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => header.test(line));
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => !line.startsWith(" "));
  return at === -1 ? [] : rest.slice(0, end === -1 ? rest.length : end).map((line) => line.trim());
};

/** A list without an entry, as one that is not there, lets everything pass. */
function listPermits(spoken: Spoken, text: string, name: string, address: string, length: number): boolean {
  const block = linesIn(text, new RegExp(`^ip prefix-list ${name}$`));
  const rules = (block.length > 0 ? block : text.split("\n"))
    .map((line) => spoken.rule(name).exec(line))
    .filter((rule) => rule !== null)
    .toSorted((a, b) => Number(a[1]) - Number(b[1]));
  if (rules.length === 0) return true;
  return rules.find((rule) => matches(rule[3] ?? "", address, length))?.[2] === "permit";
}

/** What lists of one kind of an entry permit, any of them. */
const anyPermits = (
  spoken: Spoken,
  text: string,
  lines: readonly string[],
  kind: string,
  address: string,
  length: number,
): boolean => {
  const names = lines
    .filter((line) => line.startsWith(`match ip ${kind} prefix-list `))
    .map((line) => line.split(" ")[4] ?? "");
  return names.length === 0 || names.some((name) => listPermits(spoken, text, name, address, length));
};

/** A map that is not there lets everything pass. */
function mapPermits(spoken: Spoken, text: string, { address, length, nextHop }: Route): boolean {
  const headers = [...text.matchAll(/^route-map M (permit|deny) (\d+)$/gm)].toSorted(
    (a, b) => Number(a[2]) - Number(b[2]),
  );
  if (headers.length === 0) return true;
  const first = headers.find(([header]) => {
    const lines = linesIn(text, new RegExp(`^${header}$`));
    return (
      anyPermits(spoken, text, lines, "address", address, length) &&
      anyPermits(spoken, text, lines, "next-hop", nextHop, 32)
    );
  });
  return first?.[1] === "permit";
}

const PREFIXES = ["10.0.0.0/8", "10.0.0.0/16", "10.1.0.0/16", "10.1.2.0/24", "192.168.0.0/16", "0.0.0.0/0"];
const NETWORKS = PREFIXES.flatMap((prefix) => [prefix, `${prefix} le 32`, `${prefix} le 24`]);

const ROUTES: readonly Route[] = [
  "10.0.0.0",
  "10.1.0.0",
  "10.1.2.0",
  "10.9.0.0",
  "192.168.0.0",
  "203.0.113.0",
].flatMap((address) =>
  [8, 24].flatMap((length) => ["10.0.0.9", "192.168.0.9"].map((nextHop) => ({ address, length, nextHop }))),
);

const action = fc.constantFrom("permit" as const, "deny" as const);

/** Those of the fabric by fives, those that were typed by hand between. */
const rules = (numbers: readonly number[]) =>
  fc.uniqueArray(
    fc.record({ number: fc.constantFrom(...numbers), action, what: fc.constantFrom(...NETWORKS) }),
    { minLength: 1, maxLength: 5, selector: ({ number }) => number },
  );

const some = fc.option(fc.constantFrom("A", "B"), { nil: null });

const entries = (numbers: readonly number[], may: fc.Arbitrary<MapEntry["action"]>) =>
  fc.uniqueArray(
    fc.record({ number: fc.constantFrom(...numbers), action: may, address: some, nextHop: some }),
    { minLength: 1, maxLength: 4, selector: ({ number }) => number },
  );

const mapText = (all: readonly MapEntry[]): string =>
  all
    .map(({ number, action: does, address, nextHop }) =>
      [
        `route-map M ${does} ${String(number)}`,
        ...(address === null ? [] : [`  match ip address prefix-list ${address}`]),
        ...(nextHop === null ? [] : [`  match ip next-hop prefix-list ${nextHop}`]),
        "",
      ].join("\n"),
    )
    .join("");

/** Has a device take a change, and looks at it after each command. */
function lookAtEach(
  spoken: Spoken,
  system: keyof typeof SPOKEN,
  was: string,
  wanted: string,
  passes: (text: string) => readonly boolean[],
): void {
  const device: DeviceModel = modelOf(system, was);
  const [old, next] = [passes(device.running()), passes(modelOf(system, wanted).running())];
  const { commands } = spoken.dialect.change({ running: device.running(), was, wanted, baseline: "" });
  commands.forEach((command, at) => {
    const refusal = device.type(command);
    if (refusal !== null) throw new Error(refusal);
    const more = passes(device.running()).findIndex(
      (isPassed, route) => isPassed && old[route] !== true && next[route] !== true,
    );
    if (more !== -1)
      throw new Error(`route ${String(more)} passes after ${commands.slice(0, at + 1).join("; ")}`);
  });
  expect(passes(device.running())).toEqual(next);
}

describe.each(["eos", "nxos", "comware"] as const)("while a device of %s takes a change", (system) => {
  const spoken = SPOKEN[system];

  it("no list lets pass what neither the old nor the new one does", () => {
    const passes = (text: string): readonly boolean[] =>
      ROUTES.map(({ address, length }) => listPermits(spoken, text, "L", address, length));
    fc.assert(
      fc.property(rules([5, 10, 12, 15, 20]), rules([5, 10, 15, 20]), (old, next) => {
        lookAtEach(spoken, system, spoken.list("L", old), spoken.list("L", next), passes);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

describe.each(["eos", "nxos"] as const)("while a device of %s takes a change", (system) => {
  const spoken = SPOKEN[system];

  it("no map lets pass what neither the old nor the new one does", () => {
    const lists =
      spoken.list("A", [{ number: 5, action: "permit", what: "10.0.0.0/8 le 32" }]) +
      spoken.list("B", [{ number: 5, action: "permit", what: "192.168.0.0/16 le 32" }]);
    const passes = (text: string): readonly boolean[] =>
      ROUTES.map((route) => mapPermits(spoken, text, route));
    fc.assert(
      fc.property(
        entries([10, 15, 20, 30], action),
        entries([10, 20, 30], fc.constant("permit")),
        (old, next) => {
          lookAtEach(spoken, system, lists + mapText(old), lists + mapText(next), passes);
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });
});
