import type { ErrorCode, YAMLError } from "yaml";

/** What is said of an error in YAML, and what to do. */
interface Saying {
  readonly message?: string;
  readonly hint: string;
}

/** Where the parser's own words don't tell a user of this program what to do. */
const SAYINGS: Partial<Readonly<Record<ErrorCode, Saying>>> = {
  TAB_AS_INDENT: {
    message: "a tab indents the line, and YAML knows spaces alone",
    hint: "indent with spaces",
  },
  MULTIPLE_DOCS: {
    message: "a second document begins, and a file holds one datacenter",
    hint: "give each datacenter a file of its own, without a line of ---",
  },
  TAG_RESOLVE_FAILED: { hint: "remove the tag: the spec has text, numbers, lists and mappings" },
  RESOURCE_EXHAUSTION: {
    message: "is nested too deeply to be read",
    hint: "a spec is at most some ten levels deep: close what is open",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "a key stands where none can be",
    hint: "put it on a line of its own; quote a text that has a colon and a space in it",
  },
};

const OTHERWISE = "correct the YAML";

/** Errors that say nothing of what stands after them; of all others the next ones mostly follow from the first. */
const ALONE: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["TAG_RESOLVE_FAILED"]);

/** The errors worth telling: each that stands alone, and of the others the first in the file. */
export function worthTelling<T extends YAMLError>(errors: readonly T[]): readonly T[] {
  const first = errors.filter(({ code }) => !ALONE.has(code)).sort((a, b) => a.pos[0] - b.pos[0])[0];
  const alone = errors.filter(({ code, pos }) => ALONE.has(code) && pos[0] < (first?.pos[0] ?? Infinity));
  return first === undefined ? alone : [...alone, first];
}

/** One line for a person, and what to do. */
export function sayingOf({ code, message }: YAMLError): Required<Saying> {
  const said = SAYINGS[code];
  const own = (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
  return { message: said?.message ?? own, hint: said?.hint ?? OTHERWISE };
}
