import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { compile } from "../../../src/index.ts";
import { describeWith } from "../../support/prerequisites.ts";
import { keepVerdict } from "../../support/verdicts.ts";
import { fabricsOn, representatives } from "../support/fabrics.ts";

/** What AVD's schema says of the data in a text, and which lines are in one of both texts only, with those that they stand below. */
interface Judged {
  readonly violations: readonly string[];
  readonly same: number;
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** Lines that AVD has no data for. */
const BEYOND_AVD = [
  /^router bgp \d+ > neighbor \S+ idle-restart-timer 300$/,
  /^interface \S+ > ip ospf (?:hello|dead)-interval \d+$/,
  /^interface \S+ > ip ospf neighbor bfd$/,
  /^router ospf 1 > passive-interface \S+$/,
  /^interface \S+ > ipv6 ospf /,
  /^ipv6 router ospf 1(?: > .*)?$/,
];

describeWith("Arista's AVD", ["avd"], ({ avd: { python, folder } }) => {
  const judge = (texts: readonly string[]): readonly Judged[] =>
    JSON.parse(
      execFileSync(python, [join(import.meta.dirname, "avd.py")], {
        input: JSON.stringify(texts),
        env: { PYTHONPATH: folder },
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      }),
    ) as readonly Judged[];

  // Those that are least alike.
  const fabrics = ["guarded", "guarded-as-per-server", "borders", "hosts", "igp-ipv6", "downward-default"];
  const texts = fabricsOn("eos")
    .filter(({ name }) => fabrics.includes(name))
    .flatMap((spec) => {
      const shown = representatives(spec);
      return compile(spec).switches.flatMap(({ intent, text }) => (shown.has(intent.device) ? [text] : []));
    });
  const bridges = fabricsOn("eos")
    .filter(({ name }) => ["as-per-rack-ethernet", "l2-planes", "l2-mlag"].includes(name))
    .flatMap((spec) => compile(spec).bridges.map(({ text }) => text ?? ""));
  // With the first text again, in which a value and a word are wrong.
  const wrong = (texts[0] ?? "")
    .replace(/(maximum-routes) \d+/, "$1 4294967295")
    .replace("send-community", "send-comunity");
  const judged = judge([...texts, ...bridges, wrong]);

  it("writes every line anew that it can write, and no other", () => {
    const different = judged
      .slice(0, -1)
      .flatMap(({ ours, theirs, violations }) => [
        ...violations,
        ...theirs.map((line) => `only AVD: ${line}`),
        ...ours.filter((line) => !BEYOND_AVD.some((pattern) => pattern.test(line))),
      ]);
    expect(different).toEqual([]);
    const sum = (of: (one: Judged) => number): number => judged.reduce((all, one) => all + of(one), 0);
    const files = judged.slice(0, -1);
    keepVerdict({
      platform: "eos",
      program: "pyavd",
      files: files.length,
      accepted: files.filter(({ violations }) => violations.length === 0).length,
      compared: `${String(sum(({ same }) => same))} lines written alike`,
      explained: `${String(sum(({ ours }) => ours.length))} lines that it has no data for`,
    });
    expect(sum(({ same }) => same)).toBeGreaterThan(10 * sum(({ ours }) => ours.length));
  });

  it("would miss a line that is misspelled, and refuse a number that EOS does not take", () => {
    const last = judged.at(-1);
    expect(last?.ours).toContainEqual(expect.stringContaining("send-comunity"));
    expect(last?.violations).toContainEqual(expect.stringContaining("maximum_routes"));
  });
});
