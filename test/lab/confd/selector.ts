/** Labels of a Kubernetes object. */
export type Labels = Readonly<Record<string, string>>;
/** A parsed selector: does an object with these labels match? */
export type Selector = (labels: Labels) => boolean;

interface Cursor {
  readonly text: string;
  at: number;
}

const IDENTIFIER = /[A-Za-z0-9_./-]+/y;
const STRING = /"([^"]*)"|'([^']*)'/y;

/** Moves past white space and then past `pattern`; null, and no move beyond the white space, where it does not stand. */
function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  while (cursor.text[cursor.at] === " " || cursor.text[cursor.at] === "\t") cursor.at += 1;
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found !== null) cursor.at = pattern.lastIndex;
  return found;
}

function fail(cursor: Cursor, wanted: string): never {
  throw new Error(
    `selector ${JSON.stringify(cursor.text)}: expected ${wanted} at character ${String(cursor.at + 1)}`,
  );
}

function demand(cursor: Cursor, pattern: RegExp, wanted: string): RegExpExecArray {
  return take(cursor, pattern) ?? fail(cursor, wanted);
}

function stringLiteral(cursor: Cursor): string {
  const found = demand(cursor, STRING, "a quoted string");
  return found[1] ?? found[2] ?? "";
}

function stringSet(cursor: Cursor): ReadonlySet<string> {
  demand(cursor, /\{/y, "{");
  const members = new Set<string>();
  while (take(cursor, /\}/y) === null) {
    if (members.size > 0) demand(cursor, /,/y, ", or }");
    members.add(stringLiteral(cursor));
  }
  return members;
}

type Comparison = (cursor: Cursor, key: string) => Selector;

const withString =
  (matches: (value: string | undefined, operand: string) => boolean): Comparison =>
  (cursor, key) => {
    const operand = stringLiteral(cursor);
    return (labels) => matches(labels[key], operand);
  };

const withSet =
  (matches: (value: string | undefined, operand: ReadonlySet<string>) => boolean): Comparison =>
  (cursor, key) => {
    const operand = stringSet(cursor);
    return (labels) => matches(labels[key], operand);
  };

/** A label that is not there differs from every value and is in no set, as Calico has it. */
const COMPARISONS: readonly (readonly [RegExp, Comparison])[] = [
  [/==/y, withString((value, operand) => value === operand)],
  [/!=/y, withString((value, operand) => value !== operand)],
  [/contains\b/y, withString((value, operand) => value?.includes(operand) ?? false)],
  [/starts[ \t]*with\b/y, withString((value, operand) => value?.startsWith(operand) ?? false)],
  [/ends[ \t]*with\b/y, withString((value, operand) => value?.endsWith(operand) ?? false)],
  [/not[ \t]*in\b/y, withSet((value, operand) => value === undefined || !operand.has(value))],
  [/in\b/y, withSet((value, operand) => value !== undefined && operand.has(value))],
];

function comparison(cursor: Cursor): Selector {
  const key = demand(cursor, IDENTIFIER, "a label, has(), all() or a parenthesis")[0];
  for (const [operator, compare] of COMPARISONS) {
    if (take(cursor, operator) !== null) return compare(cursor, key);
  }
  return fail(cursor, "an operator");
}

function primary(cursor: Cursor): Selector {
  if (take(cursor, /!/y) !== null) {
    const negated = primary(cursor);
    return (labels) => !negated(labels);
  }
  if (take(cursor, /\(/y) !== null) {
    const inner = anyOf(cursor);
    demand(cursor, /\)/y, ")");
    return inner;
  }
  if (take(cursor, /(all|global)\([ \t]*\)/y) !== null) return () => true;
  const has = take(cursor, /has\([ \t]*([A-Za-z0-9_./-]+)[ \t]*\)/y);
  if (has !== null) {
    const [, key = ""] = has;
    return (labels) => labels[key] !== undefined;
  }
  return comparison(cursor);
}

function allOf(cursor: Cursor): Selector {
  const terms = [primary(cursor)];
  while (take(cursor, /&&/y) !== null) terms.push(primary(cursor));
  return (labels) => terms.every((term) => term(labels));
}

function anyOf(cursor: Cursor): Selector {
  const terms = [allOf(cursor)];
  while (take(cursor, /\|\|/y) !== null) terms.push(allOf(cursor));
  return (labels) => terms.some((term) => term(labels));
}

/**
 * Parses Calico's selector language (`rack == 'a' && !has(x)`; `&&` binds tighter than `||`). Empty text selects everything.
 * @throws Error that says what was expected, and where
 */
export function parseSelector(text: string): Selector {
  const cursor = { text, at: 0 };
  if (text.trim() === "") return () => true;
  const selector = anyOf(cursor);
  if (take(cursor, /$/y) === null) fail(cursor, "&&, || or the end");
  return selector;
}
