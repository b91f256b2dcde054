import { existsSync } from "node:fs";
import { join } from "node:path";
import { systems } from "../src/hardware/index.ts";
import { modelsOn, type HardwareModel } from "../src/hardware/models/index.ts";
import { wayTo } from "../src/deliver/ways.ts";
import { platforms } from "../src/platforms/index.ts";
import { WAYS } from "../src/platforms/held/bridges.ts";
import { NEEDS, needs, type Need } from "../src/platforms/needs.ts";
import type { Capability, Platform } from "../src/platforms/platform.ts";
import type { PlatformName } from "../src/spec/index.ts";
import { deciding } from "./decision-table.ts";
import { table } from "./markdown-table.ts";
import { repositoryRoot } from "./root.ts";
import { tableSizes } from "./table-sizes.ts";

/*
 * The tables of docs/platforms.md, made of what each platform says of itself in src/platforms.
 */

const BEGIN = "<!-- made by npm run schema -->";
const END = "<!-- end -->";

const names = Object.keys(systems) as PlatformName[];

const sign: Readonly<Record<Capability["kind"], string>> = {
  has: "yes",
  "leaves-out": "without",
  lacks: "refused",
};

/** What is to be known of a capability; empty where there is nothing. */
const said: { readonly [K in Capability["kind"]]: (one: Extract<Capability, { kind: K }>) => string } = {
  has: ({ note }) => note ?? "",
  "leaves-out": ({ consequence }) => consequence,
  lacks: ({ why, instead }) => `${why}: ${instead}`,
};

/** The record's type is what makes it the one for this very kind. */
const wordsOf = (one: Capability): string => (said[one.kind] as (one: Capability) => string)(one);

const cell = (text: string): string => text.replaceAll("|", "\\|");

/** Its name, with its page where it has one: FRR's is this page. */
const named = (name: PlatformName): string =>
  existsSync(join(repositoryRoot, "docs", "platforms", `${name}.md`))
    ? `[${name}](platforms/${name}.md)`
    : name;

const delivered = (name: PlatformName): string => {
  const way = wayTo(name);
  return way === null ? "as a file" : `over ${way.toUpperCase()}, or as a file`;
};

const systemsTable = (): string =>
  table(
    ["`platform`", "system", "its text", "equal paths at most", "delivered"],
    names.map((name) => [
      named(name),
      cell(systems[name].title),
      systems[name].configures === "switch"
        ? "routing, the rack's VLAN, ports to servers"
        : "routing; VLANs and ports to servers are the user's",
      String(platforms[name].mostEqualPaths),
      delivered(name),
    ]),
  );

const matrix = (): string =>
  table(
    ["", ...names],
    needs.map(([need, { title }]) => [
      cell(title),
      ...names.map((name) => {
        const capability: Capability = platforms[name].capabilities[need];
        return sign[capability.kind];
      }),
    ]),
  );

/** Ways of switching, where switches only switch. */
const switching = (): string =>
  table(
    ["switches that only switch", ...names],
    (Object.entries(WAYS) as [keyof typeof WAYS, string][]).map(([way, title]) => [
      cell(title),
      ...names.map((name) => {
        const bridges = platforms[name].bridges;
        return bridges === null ? "by hand" : sign[bridges.switching[way].kind];
      }),
    ]),
  );

const portsOf = ({ banks }: HardwareModel): string =>
  banks.map(({ ports, count, gbps }) => `${String(count)} of ${String(gbps)} Gb/s, \`${ports}\``).join("; ");

/** What switches may be said to be. */
const hardware = (): string =>
  table(
    ["`hardware`", "on", "is", "ports"],
    names.flatMap((name) =>
      Object.entries(modelsOn(name)).map(([model, one]) => [model, name, one.title, portsOf(one)]),
    ),
  );

const remark = (title: string, one: Capability): readonly string[] => {
  const words = wordsOf(one);
  return words === "" ? [] : [`- ${title}: ${sign[one.kind]}; ${words}.`];
};

const remarksOf = ({ capabilities, bridges }: Platform): readonly string[] => [
  ...(Object.entries(capabilities) as [Need, Capability][]).flatMap(([need, one]) =>
    remark(NEEDS[need].title, one),
  ),
  ...(Object.entries(bridges?.switching ?? {}) as [keyof typeof WAYS, Capability][]).flatMap(([way, one]) =>
    remark(WAYS[way], one),
  ),
];

const doubtsOf = ({ unconfirmed }: Platform): readonly string[] =>
  unconfirmed.map(({ doubt }) => `- Not confirmed by a document: ${doubt}.`);

const remarks = (): string =>
  names
    .flatMap((name) => {
      const lines = [...remarksOf(platforms[name]), ...doubtsOf(platforms[name])];
      return lines.length === 0 ? [] : [`### ${name}`, lines.join("\n")];
    })
    .join("\n\n");

/**
 * A page with its tables made anew; all else stays.
 * @throws Error where the page has no place for them
 */
export function withMatrix(page: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`no ${BEGIN} … ${END} in the page`);
  return [
    before,
    BEGIN,
    "\n\n",
    [systemsTable(), matrix(), switching(), deciding(), hardware(), tableSizes(), remarks()].join("\n\n"),
    "\n\n",
    END,
    after,
  ].join("");
}
