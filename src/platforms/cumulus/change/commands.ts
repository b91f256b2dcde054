import type { Step } from "../../tree-change/target.ts";
import { isTree, NOTHING, type Leaf, type Path, type Tree } from "../../tree-change/tree.ts";

/** A word that needs no quotation marks. */
const PLAIN = /^[\w.:/@+-]+$/;

const word = (name: string): string => (PLAIN.test(name) ? name : JSON.stringify(name));

/**
 * A command of NVUE's, as `nv` takes it: a text in quotation marks, a number bare; `{}` where a name alone is set, so that it can be told from
 * a value, which `nv` does without.
 */
export const commandOf = (step: Step): string =>
  step.does === "unset"
    ? `nv unset ${step.path.map(word).join(" ")}`
    : `nv set ${step.path.map(word).join(" ")} ${JSON.stringify(step.value)}`;

const TOKEN = /"(?:[^"\\]|\\.)*"|\S+/g;

const named = (token: string): string => (token.startsWith('"') ? (JSON.parse(token) as string) : token);

/** A command read back. @throws Error for what is none of ours */
export function stepOf(command: string): Step {
  const [nv, does, ...words] = [...command.matchAll(TOKEN)].map(([token]) => token);
  if (nv !== "nv" || words.length === 0) throw new Error(`no command of NVUE's: ${command}`);
  if (does === "unset") return { does, path: words.map(named) };
  if (does !== "set") throw new Error(`no command of NVUE's: ${command}`);
  const end = command.indexOf(words.at(-1) ?? "", command.length - (words.at(-1) ?? "").length);
  const value = JSON.parse(command.slice(end)) as Tree | Leaf;
  return { does, path: words.slice(0, -1).map(named), value: isTree(value) ? NOTHING : value };
}

/** Where a password stands. */
export const isSecret = (path: Path): boolean => path.at(-1) === "password";
