import { join } from "node:path";
import { compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import type { PlatformName } from "../../../src/spec/index.ts";
import { expectGolden } from "../../support/golden.ts";
import { factsOfBridge, type BridgeFacts } from "./bridge-facts.ts";
import type { Facts } from "./facts.ts";
import { factsOfIntent } from "./facts-of-intent.ts";
import { fabricsOn, representatives } from "./fabrics.ts";

export interface PlatformClaims {
  readonly platform: PlatformName;
  /** A strict parser of its text. @throws Error at the first line that it does not know, or that stands where it must not */
  readonly readBack: (text: string) => Facts;
  /** The same for the text of a switch that only switches; absent where there is none. */
  readonly readBridge?: (text: string) => BridgeFacts;
  /** What of a bridge's facts its text has words for, where that is not all: the rest is said where the platform is said to leave it out. */
  readonly sayable?: (facts: BridgeFacts) => BridgeFacts;
  /** Fabrics that it refuses, by name, and a part of the reason. */
  readonly refuses?: Readonly<Record<string, string>>;
  /** What has to be otherwise in a spec so that it is not refused, where that can be said for all of them. */
  readonly adjusted?: (spec: DatacenterSpec) => DatacenterSpec;
}

/** What is claimed of every platform: each fabric's text is as agreed on, and says what the intent says, nothing more and nothing less. */
export function describePlatform({
  platform,
  readBack,
  readBridge,
  sayable = (facts) => facts,
  refuses = {},
  adjusted = (spec) => spec,
}: PlatformClaims): void {
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
          expect(readBridge(text)).toEqual(sayable(factsOfBridge(intent)));
        });
        it(`${intent.device}${platforms[platform].extension}`, () => {
          const file = `${intent.device}${platforms[platform].extension}`;
          expectGolden(join("golden", "platforms", platform, name, file), text);
        });
      }
      for (const { intent, text } of compilation.fabric.switches) {
        it(`says of ${intent.device} what the intent says`, () => {
          expect(readBack(text)).toEqual(factsOfIntent(intent, sayable));
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
