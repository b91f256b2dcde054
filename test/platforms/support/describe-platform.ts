import { join } from "node:path";
import { compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import type { PlatformName } from "../../../src/spec/index.ts";
import { expectGolden } from "../../support/golden.ts";
import { factsOfBridge, type BridgeFacts } from "./bridge-facts.ts";
import { keepVerdict } from "../../support/verdicts.ts";
import { ethernetOfBridge, type Taken } from "./ethernet-facts.ts";
import type { Facts } from "./facts.ts";
import { factsOfIntent } from "./facts-of-intent.ts";
import { fabricsOn, representatives } from "./fabrics.ts";

export interface PlatformClaims {
  readonly platform: PlatformName;
  /** A strict parser of its text. @throws Error at the first line that it does not know, or that stands where it must not */
  readonly readBack: (text: string) => Facts;
  /** The same for the text of a switch that only switches; absent where there is none. */
  readonly readBridge?: (text: string) => BridgeFacts;
  /** Takes what a text says of Ethernet out of it: what is left is for `readBridge`. */
  readonly take?: (text: string) => Taken;
  /** What of a bridge's facts its text has words for, where that is not all: the rest is said where the platform is said to leave it out. */
  readonly sayable?: (facts: BridgeFacts) => BridgeFacts;
  /** Fabrics that it refuses, by name, and a part of the reason. */
  readonly refuses?: Readonly<Record<string, string>>;
  /** What has to be otherwise in a spec so that it is not refused, where that can be said for all of them. */
  readonly adjusted?: (spec: DatacenterSpec) => DatacenterSpec;
}

const leavesOf = (value: unknown): number =>
  typeof value === "object" && value !== null
    ? Object.values(value).reduce((sum: number, one) => sum + leavesOf(one), 0)
    : 1;

/** What is claimed of every platform: each fabric's text is as agreed on, and says what the intent says, nothing more and nothing less. */
export function describePlatform({
  platform,
  readBack,
  readBridge,
  take = (text) => ({ rest: text, ethernet: undefined }),
  sayable = (facts) => facts,
  refuses = {},
  adjusted = (spec) => spec,
}: PlatformClaims): void {
  const count = { files: 0, facts: 0 };
  /** How much was compared: leaves of the facts. */
  const compared = (facts: unknown): void => {
    count.files += 1;
    count.facts += leavesOf(facts);
  };
  afterAll(() => {
    keepVerdict({
      platform,
      program: "read back by the tests",
      files: count.files,
      accepted: count.files,
      compared: `${String(count.facts)} facts equal to the intent's`,
      explained: "",
    });
  });
  describe.each(fabricsOn(platform).map((spec): [string, DatacenterSpec] => [spec.name, adjusted(spec)]))(
    `${platform}: %s`,
    (name, spec) => {
      const compilation = compileSpec(spec);
      const refusal = refuses[name];
      if (!compilation.ok) {
        it("is refused with the platform's reason", () => {
          expect(formatDiagnostics(compilation.diagnostics).join("\n")).toContain(
            refusal ?? "a reason that is expected",
          );
        });
        return;
      }
      it("is not refused", () => {
        expect(refusal).toBeUndefined();
      });
      const shown = representatives(spec);
      for (const { intent, text } of compilation.fabric.bridges) {
        if (readBridge === undefined || text === null) continue;
        it(`says of ${intent.device} what the intent of a switch that only switches says`, () => {
          const facts = { ...sayable(factsOfBridge(intent)), ethernet: ethernetOfBridge(intent) };
          const { rest, ethernet } = take(text);
          expect({ ...readBridge(rest), ethernet }).toEqual(facts);
          compared(facts);
        });
        it(`${intent.device}${platforms[platform].extension}`, () => {
          const file = `${intent.device}${platforms[platform].extension}`;
          expectGolden(join("golden", "platforms", platform, name, file), text);
        });
      }
      for (const { intent, text } of compilation.fabric.switches) {
        it(`says of ${intent.device} what the intent says`, () => {
          const facts = factsOfIntent(intent, sayable);
          expect(readBack(text)).toEqual(facts);
          compared(facts);
        });
        if (shown.has(intent.device))
          it(`${intent.device}${platforms[platform].extension}`, () => {
            const file = `${intent.device}${platforms[platform].extension}`;
            expectGolden(join("golden", "platforms", platform, name, file), text);
          });
      }
    },
  );
}
