import { mergeBaseline, takenBy, withoutArtifact } from "../../frr/blocks.ts";
import { differenceBetween } from "../../frr/statements.ts";
import { sessionsOf } from "../../frr/text-sessions.ts";
import type { Dialect } from "../../ordered-change/dialect.ts";
import { UnreadableText } from "../../ordered-change/unreadable-text.ts";
import { databaseChange, databasesMerged, databaseTaken } from "./change.ts";
import type { Operation } from "./patch.ts";
import type { Database } from "./rows.ts";
import { formatSonic, parseSonic, SEPARATOR, type SonicText } from "./text.ts";

const NO_DEVICE = `what SONiC runs is its CONFIG_DB in JSON, as \`sonic-cfggen -d --print-data\` prints it, then the line ${SEPARATOR} and what \`vtysh -c "show running-config"\` prints, and this is none`;
const NO_TEXT = "the fabric's text is JSON with config_db, as `render` writes it, and this is none";

function reading<T>(read: () => T, otherwise: string): T {
  try {
    return read();
  } catch (cause) {
    throw new UnreadableText(otherwise, { cause });
  }
}

/** What a switch runs, as it prints it: CONFIG_DB, then FRR's configuration. */
function deviceIn(text: string): { readonly db: Database; readonly frr: string } {
  const [json = "", ...rest] = text.split(`${SEPARATOR}\n`);
  const db = reading(() => JSON.parse(json) as unknown, NO_DEVICE);
  if (typeof db !== "object" || db === null || Array.isArray(db)) throw new UnreadableText(NO_DEVICE);
  return { db: db as Database, frr: rest.join("") };
}

const textIn = (text: string): SonicText => reading(() => parseSonic(text), NO_TEXT);

/** What stood in the fabric's place: such a text a line. */
function baselineIn(text: string): { readonly db: Database; readonly frr: string } {
  const all = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(textIn);
  return { db: databasesMerged(all.map(({ db }) => db)), frr: all.map(({ frr }) => frr ?? "").join("") };
}

/** Addresses that leave their port: whoever is at the other end can't be reached by then. */
function addressesLeaving(patch: readonly Operation[], running: Database): readonly string[] {
  const unescaped = (name: string): string => name.replaceAll("~1", "/").replaceAll("~0", "~");
  return patch.flatMap(({ op, path }) => {
    const [, table = "", row] = path.split("/").map(unescaped);
    if (op !== "remove" || !table.endsWith("INTERFACE")) return [];
    const rows = row === undefined ? Object.keys(running[table] ?? {}) : [row];
    return rows.flatMap((key) => key.split("|")[1] ?? []);
  });
}

const patchLines = (patch: readonly Operation[]): readonly string[] =>
  patch.length === 0
    ? []
    : ["[", ...patch.map((one, at) => `${JSON.stringify(one)}${at < patch.length - 1 ? "," : ""}`), "]"];

/**
 * How SONiC takes a change: a JSON patch for `config apply-patch`, then FRR's whole configuration as it is to be, for `frr-reload.py`, which finds
 * by itself what differs. Of each only where it changes anything.
 */
export const sonicDialect: Dialect = {
  change({ running, was, wanted, baseline }) {
    const [runs, old, text, before] = [deviceIn(running), textIn(was), textIn(wanted), baselineIn(baseline)];
    const patch = databaseChange({ running: runs.db, was: old.db, wanted: text.db, baseline: before.db });
    const left = old.frr === null ? runs.frr : withoutArtifact(runs.frr, old.frr, before.frr);
    const whole = text.frr === null ? left : mergeBaseline(left, text.frr);
    const difference = differenceBetween(runs.frr, whole, old.frr ?? "");
    const changes = difference.come.length + difference.go.length > 0;
    const { resets, unsettled } = sessionsOf(difference, runs.frr, whole);
    return {
      commands: [...patchLines(patch), ...(changes ? [SEPARATOR, ...whole.trimEnd().split("\n")] : [])],
      resets,
      unsettled: [...unsettled, ...addressesLeaving(patch, runs.db)],
    };
  },

  replaced(running, wanted, was) {
    const [runs, text, old] = [deviceIn(running), textIn(wanted), textIn(was)];
    const db = databaseTaken(runs.db, text.db, old.db);
    const frr = takenBy(runs.frr, text.frr ?? "", old.frr ?? "");
    return Object.keys(db).length === 0 && frr === ""
      ? ""
      : formatSonic({ db, frr: frr === "" ? null : frr });
  },
};
