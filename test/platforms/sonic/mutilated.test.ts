import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readSonic } from "./read-back.ts";

/** Goldens that have every kind of line between them. */
const GOLDENS = [
  "igp-tors/r1-tor0",
  "guarded/r2-tor0",
  "guarded-as-per-server/spine-2",
  "borders/spine-2",
  "dual-stack/r1-tor0",
  "lacp/r1-tor0",
  "ethernet/r1-tor0",
];

/** Lines that no fact rests on: what is logged, and how soon FRR acts. */
const WITHOUT_FACT = [
  "!",
  " !",
  " bgp log-neighbor-changes",
  " log-adjacency-changes",
  "bgp route-map delay-timer 1",
  " coalesce-time 3000",
];

interface Artifact {
  readonly config_db: Record<string, Record<string, Record<string, string>>>;
  readonly "frr.conf": string[];
}

const golden = (name: string): string =>
  readFileSync(join(process.cwd(), "test/golden/platforms/sonic", `${name}.json`), "utf8");

/** What is read of a text, or that nothing is. */
function readingOf(text: string): string {
  try {
    return JSON.stringify(readSonic(text));
  } catch {
    return "refused";
  }
}

describe.each(GOLDENS)("SONiC's text of %s", (name) => {
  const text = golden(name);
  const whole = readingOf(text);
  const unnoticed = (change: (artifact: Artifact) => void): boolean => {
    const artifact = JSON.parse(text) as Artifact;
    change(artifact);
    return readingOf(JSON.stringify(artifact)) === whole;
  };

  it("is read", () => {
    expect(whole).not.toBe("refused");
  });

  it("says less without any one of its lines of FRR", () => {
    const lines = (JSON.parse(text) as Artifact)["frr.conf"];
    const idle = [...lines.entries()]
      .filter(([at]) => unnoticed((artifact) => artifact["frr.conf"].splice(at, 1)))
      .map(([, line]) => line);
    expect(idle.filter((line) => !WITHOUT_FACT.includes(line))).toEqual([]);
  });

  it("is not read with any one of its lines of FRR misspelled", () => {
    const lines = (JSON.parse(text) as Artifact)["frr.conf"];
    const idle = [...lines.entries()]
      .filter(([, line]) => !["!", " !"].includes(line))
      .filter(([at, line]) =>
        unnoticed((artifact) =>
          artifact["frr.conf"].splice(
            at,
            1,
            line.replace(/[a-z]/, (first) => `${first}x`),
          ),
        ),
      )
      .map(([, line]) => line);
    expect(idle).toEqual([]);
  });

  it("says less without any one row or field of CONFIG_DB", () => {
    const { config_db: db } = JSON.parse(text) as Artifact;
    const idle = Object.entries(db).flatMap(([table, rows]) => [
      ...(unnoticed((artifact) => Reflect.deleteProperty(artifact.config_db, table)) ? [table] : []),
      ...Object.entries(rows).flatMap(([key, fields]) => [
        ...(unnoticed((artifact) => Reflect.deleteProperty(artifact.config_db[table] ?? {}, key))
          ? [`${table}|${key}`]
          : []),
        ...Object.keys(fields)
          .filter((field) =>
            unnoticed((artifact) => Reflect.deleteProperty(artifact.config_db[table]?.[key] ?? {}, field)),
          )
          .map((field) => `${table}|${key} ${field}`),
      ]),
    ]);
    expect(idle).toEqual([]);
  });
});
