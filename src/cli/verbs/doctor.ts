import type { Row } from "../../text/columns.ts";
import { lookFor, type Looked, type Surroundings } from "../doctor/look.ts";
import { NEEDS, USES, type Use } from "../doctor/uses.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { Format } from "../formats.ts";
import { manifest } from "../manifest.ts";
import type { Console } from "../streams.ts";
import { table } from "../table.ts";

type Found = Looked & { readonly use: Use };

const WORDS: Readonly<Record<Looked["state"], string>> = {
  here: "here",
  optional: "not here, optional",
  missing: "missing",
};

const rowOf = ({ use, what, state, found, wayOut }: Found): Row => [use, what, WORDS[state], found, wayOut];

/** `doctor [USE...]`: what is here of what each use needs, and how the rest is had. */
export async function doctor(
  uses: readonly Use[],
  { format }: { readonly format: Format },
  around: Pick<Surroundings, "folder" | "env">,
  console: Console,
): Promise<ExitCode> {
  const { version, peerDependencies } = manifest();
  const asked = uses.length === 0 ? USES : USES.filter((use) => uses.includes(use));
  const surroundings = { ...around, ranges: peerDependencies };
  const found = await Promise.all(
    asked.flatMap((use) =>
      NEEDS[use].map(async (need): Promise<Found> => ({ use, ...(await lookFor(need, surroundings)) })),
    ),
  );
  const missing = found.filter(({ state }) => state === "missing");
  if (format === "json")
    console.out(`${JSON.stringify({ version, node: process.version, found }, null, 2)}\n`);
  else {
    console.out(`calico-fabric ${version} on Node ${process.version}: the command line is all here\n\n`);
    console.out(`${table(["FOR", "WHAT", "", "FOUND", "WAY OUT"], found.map(rowOf))}\n`);
  }
  return uses.length > 0 && missing.length > 0 ? 1 : 0;
}
