import { SECRET_WORDS } from "../../text/secret-words.ts";
import { BEGIN, END, type Flaw } from "./syntax.ts";

/** What every device's editor of lines takes. */
const LONGEST = 512;

const FORM: readonly (readonly [pattern: RegExp, found: string, hint: string])[] = [
  [/\t/, "has a tab", "indent by blanks"],
  [/[^ -~]/, "has a character other than ASCII's printable ones", "write it in those"],
  [/\?/, "has a question mark, which asks for help where lines are typed", "take it out"],
  [
    new RegExp(`${BEGIN}|${END}`),
    "has the text that marks where lines of your own begin and end",
    "say it in other words",
  ],
];

/** Where a secret follows, be it ciphered; a number may say how. */
const SECRETS: readonly RegExp[] = [
  new RegExp(
    `(?:^|[\\s"'-])(?:${SECRET_WORDS})(?:["']?: *|(?= ))(?= *["']?(?:\\d{1,2} +)?(?<what>[^\\s"',]+))`,
    "gi",
  ),
  /snmp-(?:server|agent) community (?:read |write )?(?<what>\S+)/gi,
  /(?:tacacs|radius|ntp)\S* (?:\S+ )*key (?:\d{1,2} )?(?<what>\S+)/gi,
];

/** What follows those words without being one: the slot of a secret, and options that say how secrets are kept. */
const NO_SECRET =
  /^(?:<secret:[a-z0-9.-]+>$|(?:md5|sha\d*|hmac\S*|cipher|irreversible-cipher|passphrase)$|encryption|policy|strength|minimum|\{)/i;

function isSecret(line: string): boolean {
  const found = SECRETS.flatMap((pattern) =>
    [...line.matchAll(pattern)].flatMap(({ groups }) => groups?.["what"] ?? []),
  );
  return found.some((what) => !NO_SECRET.test(what));
}

function flawOf(line: string): Omit<Flaw, "line"> | null {
  if (line.length > LONGEST)
    return {
      code: "lines-unsound",
      found: `has ${String(line.length)} characters, more than ${String(LONGEST)}`,
      hint: "make several of it",
    };
  const [, found, hint] = FORM.find(([pattern]) => pattern.test(line)) ?? [];
  if (found !== undefined && hint !== undefined) return { code: "lines-unsound", found, hint };
  if (!isSecret(line)) return null;
  return {
    code: "lines-secret",
    found: "looks as if a secret stood in it",
    hint: "write <secret:NAME> in its place and give the secret of that name when it is delivered, or leave the line out and type it on the device",
  };
}

/** What is wrong with lines of any syntax. */
export const plainFlaws = (lines: string): readonly Flaw[] =>
  lines.split("\n").flatMap((line, at) => {
    const flaw = flawOf(line);
    return flaw === null ? [] : [{ ...flaw, line: at + 1 }];
  });
