import { rules } from "../../platforms/sonic/change/rules.ts";
import { ROW, treeOf, type Database } from "../../platforms/sonic/change/rows.ts";
import { parseSonic, SEPARATOR, type SonicText } from "../../platforms/sonic/change/text.ts";
import { UnreadableText } from "../../platforms/ordered-change/unreadable-text.ts";
import { ends, isTree } from "../../platforms/tree-change/tree.ts";
import { frrReading, frrSyntax } from "./frr.ts";
import type { Reading, Said } from "./reading.ts";
import { factsIn } from "./syntax.ts";
import { ownsTree, saidAt } from "./tree.ts";

const FORM =
  "is no CONFIG_DB in JSON: give what `show runningconfiguration all` prints, and what FRR prints as a second file of the same name, or both in one as `render` writes them";

const isJson = (text: string): boolean => /^\s*\{/.test(text);

/** CONFIG_DB as it is, with FRR's configuration behind a line of its own, or both in the form of the fabric's text. */
function partsOf(text: string): SonicText {
  const [json = "", ...frr] = text.split(`${SEPARATOR}\n`);
  try {
    if (!isJson(json)) return { db: {}, frr: text };
    const said = JSON.parse(json) as Readonly<Record<string, unknown>>;
    return "config_db" in said
      ? parseSonic(json)
      : { db: said as Database, frr: frr.length === 0 ? null : frr.join("") };
  } catch (cause) {
    throw new UnreadableText(FORM, { cause });
  }
}

/** Rows by their keys, and what fields say. */
const rowsIn = (db: Database): readonly Said[] =>
  ends(treeOf(db)).map(([path, value]) => {
    const [table = "", first = "", ...rest] = path;
    const row = `${table}|${first}${rest.slice(0, -1).join("")}`;
    const field = path.at(-1) ?? ROW;
    const said = Array.isArray(value) ? value.join(",") : isTree(value) ? "" : String(value);
    const words = field === ROW ? "" : `${field} ${said}`;
    const [whole, line] = words === "" ? [row, row] : [`${row}\n${words}`, words];
    return { ...saidAt({ path, value: null }), whole, line };
  });

/** Rows of CONFIG_DB that are facts, in FRR's words. */
const FACTS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^(?:PORT|PORTCHANNEL|VLAN)\|([^|\n]+)\ndescription (.+)$/, "interface $1\ndescription $2"],
  [/^(?:LOOPBACK_|PORTCHANNEL_|VLAN_)?INTERFACE\|([^|\n]+)\|([\d./]+)$/, "interface $1\nip address $2"],
];

const factLine = ({ whole, path }: Said): readonly string[] => {
  if (path === undefined) return [whole];
  const found = FACTS.find(([pattern]) => pattern.test(whole));
  return found === undefined ? [] : [whole.replace(found[0], found[1])];
};

const ownsRows = ownsTree(rules);

/** SONiC's CONFIG_DB, and the configuration of FRR in its container. */
export const sonicReading: Reading = {
  facts: (said) => factsIn(said.flatMap(factLine), frrSyntax),
  statements: (text) => {
    const { db, frr } = partsOf(text);
    return [...rowsIn(db), ...(frr === null ? [] : frrReading.statements(frr))];
  },
  owns: (wanted) => {
    const [rows, lines] = [
      ownsRows(wanted),
      frrReading.owns(wanted.filter(({ path }) => path === undefined)),
    ];
    return (said) => (said.path === undefined ? lines(said) : rows(said));
  },
  joined: (texts) => {
    const [json, frr] = [texts.find(isJson), texts.find((text) => !isJson(text))];
    return texts.length === 2 && json !== undefined && frr !== undefined
      ? `${json.trimEnd()}\n${SEPARATOR}\n${frr}`
      : null;
  },
};
