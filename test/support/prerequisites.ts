import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Prerequisites, Ready, Requirement } from "../../tools/prerequisites.ts";
import { repositoryRoot } from "../../tools/root.ts";

/** Names the file of JSON in which tools/test.ts says what it prepared. */
const VARIABLE = "CALICO_FABRIC_PREREQUISITES";

let known: Prerequisites | undefined;

/**
 * A `describe` that needs something of the machine; `body` gets each of it under its name. Where something is missing,
 * the suite is one test that says so: skipped, or failed on CI (`CI=true`), where nothing may be missing.
 */
export function describeWith<R extends Requirement>(
  name: string,
  requirements: readonly R[],
  body: (ready: Pick<Ready, R>) => void,
): void {
  const { ready, reasons } = lookUp((known ??= prerequisites()), requirements);
  describe(name, () => {
    if (ready !== undefined) {
      body(ready);
      return;
    }
    const title = `needs ${reasons.join("; ")}`;
    if (process.env["CI"] === "true") {
      it(title, () => {
        throw new Error(`on CI nothing may be missing: ${reasons.join("; ")}`);
      });
    } else it.skip(title, () => undefined);
  });
}

interface LookedUp<R extends Requirement> {
  readonly ready: Pick<Ready, R> | undefined;
  readonly reasons: readonly string[];
}

function lookUp<R extends Requirement>(all: Prerequisites, requirements: readonly R[]): LookedUp<R> {
  const reasons: string[] = [];
  const values: Partial<Record<Requirement, unknown>> = {};
  for (const requirement of requirements) {
    const finding = all[requirement];
    if (finding.ok) values[requirement] = finding.value;
    else reasons.push(`${requirement} (${finding.reason.replaceAll(/\s+/g, " ")})`);
  }
  return { ready: reasons.length === 0 ? (values as Pick<Ready, R>) : undefined, reasons };
}

/** What tools/test.ts prepared; where jest was started by hand, what is there already. */
function prerequisites(): Prerequisites {
  const file = process.env[VARIABLE];
  const json = file === undefined ? probe() : readFileSync(file, "utf8");
  return JSON.parse(json) as Prerequisites;
}

function probe(): string {
  // Suites are declared synchronously.
  return execFileSync(process.execPath, [join(repositoryRoot, "tools", "find-prerequisites.ts")], {
    encoding: "utf8",
  });
}
