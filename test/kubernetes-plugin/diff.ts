import { isRecord } from "./values.ts";

export type ChangeKind = "add" | "delete" | "update";

export interface Change {
  /** Property path as the engine writes them: `spec.peers[0].asNumber`, `metadata.labels["a.b/c"]`. */
  readonly path: string;
  readonly kind: ChangeKind;
  /** Whether the object must be made anew for it. */
  readonly replaces: boolean;
}

type Path = readonly (string | number)[];

/**
 * Every place in which `wanted` differs from `actual`, deepest paths only.
 *
 * @param replacing Dotted paths whose change, or a change below them, needs a new object
 */
export function differences(actual: unknown, wanted: unknown, replacing: readonly string[]): Change[] {
  return compare([], actual, wanted).map(({ path, kind }) => {
    const dotted = path.join(".");
    const replaces = replacing.some((one) => dotted === one || dotted.startsWith(`${one}.`));
    return { path: print(path), kind, replaces };
  });
}

interface Found {
  readonly path: Path;
  readonly kind: ChangeKind;
}

function compare(path: Path, actual: unknown, wanted: unknown): Found[] {
  if (Array.isArray(actual) && Array.isArray(wanted)) {
    const longest = Math.max(actual.length, wanted.length);
    return Array.from({ length: longest }, (_, i) => compare([...path, i], actual[i], wanted[i])).flat();
  }
  if (isRecord(actual) && isRecord(wanted)) {
    const keys = [...new Set([...Object.keys(actual), ...Object.keys(wanted)])];
    return keys.flatMap((key) => compare([...path, key], actual[key], wanted[key]));
  }
  const kind = kindOf(actual ?? undefined, wanted ?? undefined);
  return kind === undefined ? [] : [{ path, kind }];
}

function kindOf(actual: unknown, wanted: unknown): ChangeKind | undefined {
  if (actual === wanted) return undefined;
  if (actual === undefined) return "add";
  return wanted === undefined ? "delete" : "update";
}

function print(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (/[."[\]]/.test(step)) return `${text}["${step.replaceAll('"', '\\"')}"]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}
