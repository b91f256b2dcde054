import { everyStatement, unitsIn, type Statement, type Statements } from "./statements.ts";

/** The four texts of a question, understood. */
export interface Question {
  readonly running: Statements;
  readonly was: Statements;
  readonly wanted: Statements;
  readonly baseline: Statements;
}

/** What is owned whole, by name. */
interface Owned {
  readonly wanted: ReadonlySet<string>;
  readonly was: ReadonlySet<string>;
}

const NOTHING: Statements = new Map();

const displaced = (key: string, by: Statements): boolean =>
  [...by.values()].some(({ rule }) => rule.displaces?.test(key) === true);

const isIn = ({ unit }: Statement, units: ReadonlySet<string>): boolean =>
  unit !== null && units.has(unit.name);

/** Whether a text's part is where a line is: it says its key, or something that drives it out, or the unit that it is of is its own. */
export const owns = (text: Statements, units: ReadonlySet<string>, line: Statement): boolean =>
  text.has(line.key) || displaced(line.key, text) || isIn(line, units);

/** A password that the device has ciphered is the one that it was told while the same is said again. */
function asShown(line: Statement, running: Statement | undefined, was: Statement | undefined): Statement {
  const ciphered = line.rule.secret?.ciphered;
  const isSame =
    ciphered !== undefined && running !== undefined && ciphered.test(running.text) && was?.text === line.text;
  return isSame ? { ...line, shownAs: running.text } : line;
}

const withText = (one: Statement, inside: Statements): Statement => ({ ...one, inside });

/** What a block should have; each line by whose it is. */
function block({ running, was, wanted, baseline }: Question, owned: Owned): Statements {
  const within = (key: string): Question => ({
    running: running.get(key)?.inside ?? NOTHING,
    was: was.get(key)?.inside ?? NOTHING,
    wanted: wanted.get(key)?.inside ?? NOTHING,
    baseline: baseline.get(key)?.inside ?? NOTHING,
  });
  /** A line that the fabric has left, or that was typed into what is the fabric's. */
  const left = (key: string, header: Statement): readonly Statement[] => {
    const before = baseline.get(key);
    const inside = block(within(key), owned);
    if (before !== undefined && !isIn(before, owned.wanted)) return [withText(before, inside)];
    return inside.size > 0 ? [withText(header, inside)] : [];
  };
  const keys = new Set([...wanted.keys(), ...running.keys(), ...baseline.keys()]);
  const lines = [...keys].flatMap((key): readonly Statement[] => {
    const runs = running.get(key);
    const next = wanted.get(key);
    if (next !== undefined) {
      return [withText(asShown(next, runs, was.get(key)), block(within(key), owned))];
    }
    if (runs !== undefined) {
      if (isIn(runs, owned.wanted)) return [];
      if (displaced(key, wanted)) return [];
      return owns(was, owned.was, runs) ? left(key, runs) : [withText(runs, block(within(key), owned))];
    }
    const before = baseline.get(key);
    if (before === undefined || owns(wanted, owned.wanted, before)) return [];
    return owns(was, owned.was, before) ? left(key, before) : [];
  });
  return new Map(lines.map((line) => [line.key, line]));
}

/** What is still asked for by what else there is: a feature that the user's own lines need. */
function kept(target: Statements, { running }: Question): Statements {
  const going = [...running.values()].filter(
    ({ key, rule }) => rule.keptBy !== undefined && !target.has(key),
  );
  const texts = everyStatement(target).map(({ text }) => text);
  const staying = going.filter(({ rule }) => texts.some((text) => rule.keptBy?.test(text)));
  return new Map([...staying.map((line) => [line.key, line] as const), ...target]);
}

/**
 * What a device should run in the end: what is wanted, and what is the user's. What has a unit's name and isn't wanted, and what the fabric
 * said before and says no more, is gone, and what was there before the fabric is back in its place.
 */
export function targetOf(question: Question): Statements {
  const owned = { wanted: unitsIn(question.wanted), was: unitsIn(question.was) };
  return kept(block(question, owned), question);
}

/** Of what runs and is not the fabric's, what a text would take the place of, or says too. */
export function replacedBy(wanted: Statements, running: Statements, was: Statements): Statements {
  const units = { wanted: unitsIn(wanted), was: unitsIn(was) };
  const within = (next: Statements, runs: Statements, before: Statements): Statements => {
    const lines = [...runs.values()].flatMap((line): readonly Statement[] => {
      const own = next.get(line.key);
      const inside = within(own?.inside ?? NOTHING, line.inside, before.get(line.key)?.inside ?? NOTHING);
      const isFree = !owns(before, units.was, line);
      if (isFree && owns(next, units.wanted, line)) {
        if (own === undefined || isIn(line, units.wanted)) return [line];
        if (line.rule.permanent !== true) return [withText(line, inside)];
      }
      return inside.size > 0 ? [withText(line, inside)] : [];
    });
    return new Map(lines.map((line) => [line.key, line]));
  };
  return within(wanted, running, was);
}
