import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
  databaseChange,
  databasesMerged,
  databaseTaken,
} from "../../../src/platforms/sonic/change/change.ts";
import type { Database } from "../../../src/platforms/sonic/change/rows.ts";
import { parseSonic } from "../../../src/platforms/sonic/change/text.ts";
import { expectGolden } from "../../support/golden.ts";
import { configDbAfter, type ConfigDb } from "../device-model/config-db.ts";
import { namedChanges } from "../support/named-changes.ts";
import { readSonicBridge } from "./read-bridge.ts";
import { readSonic } from "./read-back.ts";

const folder = join(process.cwd(), "test", "golden", "platforms", "sonic");

interface Text {
  readonly config_db: ConfigDb;
  readonly "frr.conf"?: readonly string[];
}
const texts = globSync("**/*.json", { cwd: folder })
  .sort()
  .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Text);

const factsOf = (text: Text): unknown => {
  const said = JSON.stringify(text);
  return text["frr.conf"] === undefined ? readSonicBridge(said) : readSonic(said);
};

const platformPorts = Object.fromEntries(
  Array.from({ length: 80 }, (_, index) => [
    `Ethernet${String(index)}`,
    { lanes: String(index), speed: "25000", mtu: "9100", alias: `etp${String(index)}` },
  ]),
);

/** A switch as its owner has it: ports with lanes, an own VLAN and a port in it, an own address on the loopback, what a factory left on a port. */
const OWNERS: ConfigDb = {
  DEVICE_METADATA: {
    localhost: { hostname: "leaf7", mac: "00:11:22:33:44:55", platform: "x86_64", type: "LeafRouter" },
  },
  PORT: {
    ...platformPorts,
    Ethernet0: { ...platformPorts["Ethernet0"], description: "as it came", admin_status: "down" },
    Ethernet79: { ...platformPorts["Ethernet79"], description: "a printer", admin_status: "up" },
  },
  INTERFACE: { Ethernet0: {}, "Ethernet0|10.0.0.0/31": {} },
  LOOPBACK_INTERFACE: { Loopback0: {}, "Loopback0|192.0.2.7/32": {} },
  VLAN: { Vlan999: { vlanid: "999" } },
  VLAN_MEMBER: { "Vlan999|Ethernet79": { tagging_mode: "untagged" } },
  MGMT_INTERFACE: { eth0: {}, "eth0|192.0.2.20/24": { gwaddr: "192.0.2.1" } },
  NTP_SERVER: { "192.0.2.123": {} },
};

/** Every field and row as a text. */
const said = (db: ConfigDb): string[] =>
  Object.entries(db)
    .flatMap(([table, rows]) =>
      Object.entries(rows).flatMap(([key, row]) => [
        `${table}|${key}`,
        ...Object.entries(row).map(([field, value]) => `${table}|${key} ${field}=${JSON.stringify(value)}`),
      ]),
    )
    .sort();

/** Which field a line is about. */
const fieldOf = (line: string): string => line.replace(/=.*/, "");

/** What an owner has and no text says otherwise, but where it is about the very field. */
const KEPT = said(OWNERS).filter((line) => !/\|Ethernet0(?:\||$| (?:description|admin_status)=)/.test(line));

function deliver(device: ConfigDb, was: ConfigDb, wanted: ConfigDb, kept: Database): [ConfigDb, Database] {
  const [running, old, text] = [device, was, wanted] as Database[] as [Database, Database, Database];
  const baseline = databasesMerged([kept, databaseTaken(running, text, old)]);
  const after = configDbAfter(device, databaseChange({ running, was: old, wanted: text, baseline }));
  const again = databaseChange({ running: after as Database, was: text, wanted: text, baseline });
  expect(again).toEqual([]);
  return [after, baseline];
}

/** Of a device, what a text has rows of. */
const partOf = (device: ConfigDb, text: ConfigDb): ConfigDb =>
  Object.fromEntries(
    Object.entries(text).map(([table, rows]) => [
      table,
      Object.fromEntries(
        Object.entries(rows).map(([key, row]) => [
          key,
          Object.fromEntries(Object.keys(row).map((field) => [field, device[table]?.[key]?.[field]])),
        ]),
      ),
    ]),
  );

const all: readonly (readonly [number, number])[] = texts.flatMap((_, from) =>
  texts.map((__, to) => [from, to] as const),
);

function holds([from, to]: readonly [number, number]): void {
  const [old, wanted] = [texts[from], texts[to]];
  if (old === undefined || wanted === undefined) throw new Error("no text");
  const [first, kept] = deliver(OWNERS, {}, old.config_db, {});
  const [second, baseline] = deliver(first, old.config_db, wanted.config_db, kept);
  const found = new Set(said(second));
  const saidByText = new Set(said(wanted.config_db).map(fieldOf));
  expect(KEPT.filter((line) => !found.has(line) && !saidByText.has(fieldOf(line)))).toEqual([]);
  expect(factsOf({ ...wanted, config_db: partOf(second, wanted.config_db) })).toEqual(factsOf(wanted));
  // Nothing is there but what the text says and what the owner has.
  const expected = new Set([...said(wanted.config_db), ...said(OWNERS)]);
  expect([...found].filter((line) => !expected.has(line))).toEqual([]);
  const [third] = deliver(second, wanted.config_db, {}, baseline);
  expect(said(third)).toEqual(said(OWNERS));
}

describe("a change of a SONiC switch's CONFIG_DB", () => {
  it(
    process.env["CHANGE_PAIRS"] === "all"
      ? "leads from every text to every other, and leaves what is the owner's alone"
      : "leads from a text to any other, and leaves what is the owner's alone",
    () => {
      if (process.env["CHANGE_PAIRS"] === "all") for (const pair of all) holds(pair);
      else fc.assert(fc.property(fc.constantFrom(...all), holds), { numRuns: 40, seed: 12 });
    },
    process.env["CHANGE_PAIRS"] === "all" ? 3_600_000 : 20_000,
  );
});

describe("the patch of a change of a SONiC switch", () => {
  it.each(namedChanges("sonic", "one"))("%s", (name, was, wanted) => {
    const [old, text] = [parseSonic(was).db, parseSonic(wanted).db];
    const patch = databaseChange({ running: old, was: old, wanted: text, baseline: {} });
    expect(said(configDbAfter(old as ConfigDb, patch))).toEqual(said(text as ConfigDb));
    expectGolden(
      join("golden", "changes", "sonic", `${name}.txt`),
      patch.map((one) => `${JSON.stringify(one)}\n`).join(""),
    );
  });
});
