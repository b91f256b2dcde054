import type { TableUse } from "../compare/index.ts";
import type { CompiledFabric } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/index.ts";
import { drawFabric } from "../report/index.ts";
import { verdictLine, type Simulation, type SimulationView } from "../simulate/index.ts";
import { choicesOf } from "./choices.ts";
import { pageData } from "./data.ts";
import { html, json, raw, type Html } from "./html.ts";
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
  html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${content}
  </section>`;

const note = (text: string): Html => (text === "" ? html`` : html`<p><small>${text}</small></p>`);

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

/** Everything that is known of a fabric as one HTML file. The same input gives the same bytes. */
export function reportPage(input: ReportInput): string {
  const { fabric, spec, simulation, view, failures, uses, findings, part, digest } = input;
  const { plan } = fabric;
  const data = pageData(fabric, simulation);
  const verdict = verdictLine(view);
  const works = verdict.startsWith("Works");
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy(digest)}" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${plan.name}: fabric report</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">To the report</a>
        <header>
          <h1>${plan.name}</h1>
          <p>${plan.model}. <strong class="${works ? "good" : "bad"}">${verdict}.</strong></p>
          ${note(part)}
          <nav aria-label="Parts of the report">
            <ul>
              ${TOPICS.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
            </ul>
          </nav>
        </header>
        <div class="bar" role="search">
          <label for="search"
            >Search
            <input
              id="search"
              type="search"
              placeholder="names, addresses, AS numbers"
              autocomplete="off"
              spellcheck="false" /><output id="found" for="search" aria-live="polite"></output
          ></label>
        </div>
        <main id="main">
          ${[
            section(
              "topology",
              "Topology",
              html`<div class="tools">
                  <button type="button" data-zoom="1.4">Zoom in</button>
                  <button type="button" data-zoom="0.714">Zoom out</button>
                  <button type="button" data-zoom="0">Whole</button>
                  <small>A box opens its device; where several share one, the tables below have each.</small>
                </div>
                <div class="picture" tabindex="0" role="region" aria-label="Topology">
                  ${raw(drawFabric(plan))}
                </div>`,
              findingsTable(findings),
            ),
            section("choices", "Choices", choiceTable(choicesOf(spec))),
            section("plan", "Plan", ...planTables(fabric)),
            section(
              "foretold",
              "Foretold",
              note(
                "A device's own forwarding table opens with its name. Of a rack's nodes the first has one: the others hold the same but for their own.",
              ),
              sizeTable(view),
            ),
            section(
              "failures",
              "Failures",
              html`<p>${failures.verdict}.</p>`,
              failureTable(failures.head, failures.rows),
            ),
            section("pools", "Address map", poolTable(poolUses(fabric))),
            section("cabling", "Cabling", cableTable(data.cables)),
            section("hardware", "Hardware", hardwareTable(uses)),
          ]}
        </main>
        <dialog id="device" aria-labelledby="device-name">
          <button type="button" class="shut">Close</button>
          <h2 id="device-name">Device</h2>
          <div id="about"></div>
        </dialog>
        <script type="application/json" id="data">
          ${json(data)}
        </script>
        <script>
          ${raw(SCRIPT)};
        </script>
      </body>
    </html> `;
  return page.markup;
}
