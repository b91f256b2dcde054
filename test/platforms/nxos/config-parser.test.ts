import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { compile } from "../../../src/index.ts";
import type { SwitchIntent } from "../../../src/intent/index.ts";
import { describeWith } from "../../support/prerequisites.ts";
import { keepVerdict } from "../../support/verdicts.ts";
import { factsOfBridge } from "../support/bridge-facts.ts";
import { factsOfIntent } from "../support/facts-of-intent.ts";
import { fabricsOn, representatives } from "../support/fabrics.ts";
import { adjusted, REFUSED } from "./adjusted.ts";
import { ofBridgeFacts, ofParsedBridge } from "./config-parser/bridge.ts";
import { ofFacts, sorted, type Common } from "./config-parser/common.ts";
import { ofParser, type FoundIn } from "./config-parser/parsed.ts";

describeWith("cisco-config-parser", ["ciscoConfigParser"], ({ ciscoConfigParser: { python, folder } }) => {
  const read = (texts: readonly string[]): readonly FoundIn[] =>
    JSON.parse(
      execFileSync(python, [join(import.meta.dirname, "config-parser", "found.py")], {
        input: JSON.stringify(texts),
        env: { PYTHONPATH: folder },
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      }),
    ) as readonly FoundIn[];

  const fabrics = fabricsOn("nxos")
    .filter(({ name }) => !(name in REFUSED))
    .map((spec) => ({ spec, compiled: compile(adjusted(spec)) }));

  const artifacts = fabrics.flatMap(({ spec, compiled }) =>
    compiled.switches
      .filter(({ intent }) => representatives(spec).has(intent.device))
      .map(({ intent, text }) => ({ of: `${spec.name}: ${intent.device}`, intent, text })),
  );
  const found = read(artifacts.map(({ text }) => text));

  const factsOf = (intent: SwitchIntent): Common => ofFacts(factsOfIntent(intent));

  it("finds in every text what the intent says", () => {
    expect(found.map(({ parsed }, at) => [artifacts[at]?.of, ofParser(parsed)])).toEqual(
      artifacts.map(({ of, intent }) => [of, factsOf(intent)]),
    );
  });

  it("finds the aggregates and the pair of every ToR whose servers bond by LACP", () => {
    const parts = artifacts.flatMap(({ of, intent }, at) => {
      const { rack } = factsOfIntent(intent);
      const parsed = found[at]?.parsed;
      const uplinks = intent.interfaces.flatMap(({ aggregate }) =>
        aggregate === undefined
          ? []
          : [`${String(aggregate.number)}: ${aggregate.ports.map(({ name }) => name).join(" ")}`],
      );
      return rack === undefined || parsed === undefined ? [] : [{ of, rack, uplinks, parsed }];
    });
    const aggregated = ({ channels, pair }: ReturnType<typeof ofBridgeFacts>) => ({ channels, pair });
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.map(({ of, parsed }) => [of, aggregated(ofParsedBridge(parsed))])).toEqual(
      parts.map(({ of, rack, uplinks }) => {
        const { channels, pair } = ofBridgeFacts(rack);
        return [of, { channels: sorted([...channels, ...uplinks]), pair }];
      }),
    );
  });

  const bridges = fabrics.flatMap(({ spec, compiled }) =>
    compiled.bridges.map(({ intent, text }) => ({
      of: `${spec.name}: ${intent.device}`,
      intent,
      text: text ?? "",
    })),
  );
  const foundIn = read(bridges.map(({ text }) => text));

  it("finds in the text of every switch that only switches what the intent says", () => {
    expect(foundIn.map(({ parsed }, at) => [bridges[at]?.of, ofParsedBridge(parsed)])).toEqual(
      bridges.map(({ of, intent }) => [of, ofBridgeFacts(factsOfBridge(intent))]),
    );
  });

  it("finds no name that is not defined, or not used, and no line that it can't place", () => {
    const nothing = { undefined_references: {}, unused_definitions: {}, parse_errors: [] };
    const all = [...found, ...foundIn];
    expect(all.map(({ names, parsed: { parse_errors } }) => ({ ...names, parse_errors }))).toEqual(
      all.map(() => nothing),
    );
    keepVerdict({
      platform: "nxos",
      program: "cisco-config-parser",
      files: all.length,
      accepted: all.length,
      compared: `all facts of ${String(artifacts.length)} routing switches and ${String(bridges.length)} others`,
      explained: "",
    });
  });

  it("would find a list that is not there", () => {
    const { text = "" } = artifacts[0] ?? {};
    const [without] = read([text.replace(/^ip prefix-list TO-.*\n/gm, "")]);
    expect(Object.keys(without?.names.undefined_references ?? {})).not.toEqual([]);
  });
});
