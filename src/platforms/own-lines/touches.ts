import type { Grammar, Line } from "../ordered-change/grammar.ts";
import {
  everyStatement,
  fill,
  understand,
  type Statement,
  type Statements,
} from "../ordered-change/statements.ts";
import { overlap } from "./overlap.ts";
import { NEGATED, ownedBy, pathOf, type Owned } from "./owned.ts";

/** A line of a user's own, and what of the fabric's it touches: lines, from the outermost block on. */
export interface Touch {
  readonly line: Statement;
  readonly fabric: readonly string[];
}

/** `Ethernet 49/1` and `eth49/1` are other ways to type `Ethernet49/1`. */
function sameInterface(one: string, other: string): boolean {
  const parts = (name: string): readonly [string, string] => {
    const [, letters = "", numbers = ""] = /^([A-Za-z-]+?)\s*(\d.*)$/.exec(name) ?? [undefined, name];
    return [letters.toLowerCase(), numbers];
  };
  const [[word, number], [typed, same]] = [parts(one), parts(other)];
  return number === same && word.startsWith(typed);
}

/** FRR may name a VRF behind it, and the interface is the same. */
const INTERFACE = /^interface +(?<name>\S.*?)(?: vrf \S+)?$/i;

/** The block of an interface's lines that this one is, by whatever it is called. */
function interfaceOf({ all }: Owned, line: Statement): readonly string[] | null {
  const typed = INTERFACE.exec(line.text)?.groups?.["name"];
  if (typed === undefined || line.path.length > 0) return null;
  const found = all.find(({ path, text }) => {
    const name = path.length > 0 ? undefined : INTERFACE.exec(text)?.groups?.["name"];
    return name !== undefined && sameInterface(name, typed);
  });
  return found === undefined ? null : pathOf(found);
}

/** What of the fabric's a line reaches by what it names, wherever it stands. */
function byName(line: Statement, owned: Owned): readonly string[] | null {
  const { rule, captured, unit } = line;
  const text = (template: string | undefined): string | null =>
    template === undefined ? null : fill(template, captured);
  const own = unit === null ? undefined : owned.units.get(unit.name);
  if (own !== undefined) return own;
  const group = text(rule.member?.group);
  const ofGroup = group === null ? undefined : owned.groups.get(group);
  if (ofGroup !== undefined) return ofGroup;
  const joined = (rule.joins ?? []).map((one) => fill(one, captured));
  const ofBlock = owned.all.find(({ path, text: header }) => path.length === 0 && joined.includes(header));
  if (ofBlock !== undefined) return pathOf(ofBlock);
  const session = text(rule.session);
  const vrf = vrfOf(line.path);
  const ofSession = owned.sessions.find(
    ([peer, its]) => session !== null && vrfOf(its) === vrf && overlap(session, peer),
  );
  if (ofSession !== undefined) return ofSession[1];
  if (vrf !== null) return null;
  const network = text(rule.address?.network);
  return owned.networks.find(([its]) => network !== null && overlap(network, its))?.[1] ?? null;
}

/** Addresses of a VRF are others. Null for none. */
const VRF = /\b(?:vrf|vpn-instance) +(?<name>\S+)/;
const vrfOf = (path: readonly string[]): string | null =>
  path.map((text) => VRF.exec(text)?.groups?.["name"] ?? null).find((name) => name !== null) ?? null;

/** A place in both texts. */
interface At {
  /** Headers around, from the outermost on. */
  readonly headers: readonly string[];
  /** What the fabric has there. */
  readonly fabric: Statements;
  /** The fabric's block, where others' lines may stand in it. */
  readonly shared: Statement | null;
}

/** What a line of the same block is that this one takes the place of, drives out, or shares a setting with. */
function inBlock(line: Statement, { fabric, shared }: At, negated: boolean): readonly string[] | null {
  const its = fabric.get(line.key);
  const isEntered = its?.rule.shared === true && its.text === line.text && !negated;
  if (its !== undefined && !isEntered) return pathOf(its);
  const driven = [...fabric.values()].find(
    (one) => line.rule.displaces?.test(one.key) === true || one.rule.displaces?.test(line.key) === true,
  );
  if (driven !== undefined) return pathOf(driven);
  const { key, block, session, member } = line.rule;
  const isSetting =
    key !== undefined && [line.unit ?? undefined, block, session, member].every((one) => one === undefined);
  return shared !== null && isSetting ? pathOf(shared) : null;
}

/** What `text` would be among these blocks. */
function understoodIn(text: string, { headers }: At, { grammar }: Owned): Statement | null {
  const nested = headers.reduceRight<Line>((inside, header) => ({ text: header, lines: [inside] }), {
    text,
    lines: [],
  });
  return everyStatement(understand([nested], grammar)).at(-1) ?? null;
}

/** The unit that a line's words name, be there more behind them: `route-map A`, and `route-map A permit 10`. */
function named(words: string, line: Statement, { names }: Owned): readonly string[] | null {
  const vrf = vrfOf(line.path);
  const isAround = (around: readonly string[]): boolean =>
    around.every((key, at) => line.path[at] === key) && (around.length === 0 || vrfOf(around) === vrf);
  const found = names.find((one) => `${words} `.startsWith(`${one.words} `) && isAround(one.around));
  return found?.text ?? null;
}

/** What a line takes away: what it would be without the word before it that negates, or what it names and no more. */
function takenAway(line: Statement, at: At, owned: Owned): readonly string[] | null {
  const positive = NEGATED.exec(line.text)?.groups?.["line"];
  if (positive === undefined) return null;
  const whole = understoodIn(positive, at, owned);
  // Rules ask for what follows a name: a blank stands for it.
  const bare = understoodIn(`${positive} `, at, owned);
  return (
    (whole && (inBlock(whole, at, true) ?? byName(whole, owned) ?? interfaceOf(owned, whole))) ??
    named(positive, line, owned) ??
    (bare && byName(bare, owned))
  );
}

function touchesIn(own: Statements, at: At, owned: Owned): readonly Touch[] {
  return [...own.values()].flatMap((line): readonly Touch[] => {
    const reached =
      inBlock(line, at, false) ??
      byName(line, owned) ??
      interfaceOf(owned, line) ??
      takenAway(line, at, owned);
    if (reached !== null) return [{ line, fabric: reached }];
    const its = at.fabric.get(line.key);
    const shared = its?.rule.shared === true ? its : null;
    const inside = { headers: [...at.headers, line.text], fabric: shared?.inside ?? new Map(), shared };
    return touchesIn(line.inside, inside, owned);
  });
}

/** Every line of a user's own that touches the fabric's; of a block only its first line where that does. */
export function touchesOf(fabric: Statements, grammar: Grammar): (own: Statements) => readonly Touch[] {
  const owned = ownedBy(fabric, grammar);
  return (own) => touchesIn(own, { headers: [], fabric, shared: null }, owned);
}
