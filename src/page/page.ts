import type { TableUse } from "../compare/index.ts";
import type { CompiledFabric } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/index.ts";
import { drawFabric } from "../report/index.ts";
import { verdictLine, type Simulation, type SimulationView } from "../simulate/index.ts";
import { choicesOf } from "./choices.ts";
import { pageData } from "./data.ts";
import { json, markup, raw, type Html } from "./html.ts";
import { poolUses } from "./pools.ts";
import { SCRIPT } from "./script.ts";
import {
  cableTable,
  choiceTable,
  failureTable,
  findingsTable,
  hardwareTable,
  planTables,
  poolTable,
  sizeTable,
} from "./sections.ts";
import { STYLE } from "./style.ts";

export interface ReportInput {
  readonly fabric: CompiledFabric;
  /** As the user wrote it. */
  readonly spec: unknown;
  /** Of the fabric, or of the part of it that tells of the whole. */
  readonly simulation: Simulation;
  readonly view: SimulationView;
  readonly failures: {
    readonly verdict: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  readonly uses: readonly TableUse[];
  readonly findings: readonly Diagnostic[];
  /** What is said where only a part is simulated; empty where all is. */
  readonly part: string;
  /** SHA-256 of `REPORT_SCRIPT` in base64: no other script runs in the page. */
  readonly digest: string;
}

/** The page's own script. */
export const REPORT_SCRIPT = SCRIPT;

const section = (id: string, title: string, ...content: readonly Html[]): Html =>
  markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${content}</section>
`;

const note = (text: string): Html => (text === "" ? markup`` : markup`<p><small>${text}</small></p>`);

const TOPICS = [
  ["topology", "Topology"],
  ["choices", "Choices"],
  ["plan", "Plan"],
  ["foretold", "Foretold"],
  ["failures", "Failures"],
  ["pools", "Address map"],
  ["cabling", "Cabling"],
  ["hardware", "Hardware"],
] as const;

/** Nothing is fetched, nothing else runs, and nothing is sent. */
const policy = (digest: string): string =>
  `default-src 'none'; script-src 'sha256-${digest}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;

const head = ({ fabric: { plan }, digest }: ReportInput): Html => markup`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(digest)}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${plan.name}: fabric report</title>
<style>${raw(STYLE)}</style>
</head>`;

function header({ fabric: { plan }, view, part }: ReportInput): Html {
  const verdict = verdictLine(view);
  const look = verdict.startsWith("Works") ? "good" : "bad";
  const topics = TOPICS.map(([id, title]) => markup`<li><a href="#${id}">${title}</a></li>`);
  return markup`<header><h1>${plan.name}</h1>
<p>${plan.model}. <strong class="${look}">${verdict}.</strong></p>${note(part)}
<nav aria-label="Parts of the report"><ul>${topics}</ul></nav></header>
<div class="bar" role="search"><label for="search">Search
<input id="search" type="search" placeholder="names, addresses, AS numbers" autocomplete="off" spellcheck="false"></label>
<output id="found" for="search" aria-live="polite"></output></div>`;
}

const TOOLS = markup`<div class="tools"><button type="button" data-zoom="1.4">Zoom in</button>
<button type="button" data-zoom="0.714">Zoom out</button>
<button type="button" data-zoom="0">Whole</button>
<small>A box opens its device; where several share one, the tables below have each.</small></div>`;

const topology = (picture: string): Html =>
  markup`${TOOLS}<div class="picture" tabindex="0" role="region" aria-label="Picture of the topology">${raw(picture)}</div>`;

const DIALOG = markup`<dialog id="device" aria-labelledby="device-name"><button type="button" class="shut">Close</button>
<h2 id="device-name">Device</h2><div id="about"></div></dialog>`;

const TABLES_NOTE =
  "A device's own forwarding table opens with its name. Of a rack's nodes the first has one: the others hold the same but for their own.";

/** Everything that is known of a fabric as one HTML file. The same input gives the same bytes. */
export function reportPage(input: ReportInput): string {
  const { fabric, spec, simulation, view, failures, uses, findings } = input;
  const data = pageData(fabric, simulation);
  const sections = [
    section("topology", "Topology", topology(drawFabric(fabric.plan)), findingsTable(findings)),
    section("choices", "Choices", choiceTable(choicesOf(spec))),
    section("plan", "Plan", ...planTables(fabric)),
    section("foretold", "Foretold", note(TABLES_NOTE), sizeTable(view)),
    section(
      "failures",
      "Failures",
      markup`<p>${failures.verdict}.</p>`,
      failureTable(failures.head, failures.rows),
    ),
    section("pools", "Address map", poolTable(poolUses(fabric))),
    section("cabling", "Cabling", cableTable(data.cables)),
    section("hardware", "Hardware", hardwareTable(uses)),
  ];
  const { markup: page } = markup`<!doctype html>
<html lang="en">${head(input)}
<body><a class="skip" href="#main">To the report</a>
${header(input)}
<main id="main">${sections}</main>
${DIALOG}
<script type="application/json" id="data">${json(data)}</script>
<script>${raw(SCRIPT)}</script>
</body></html>
`;
  return page;
}
