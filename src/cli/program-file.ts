import { isAbsolute } from "node:path";
import { UnreadableFile } from "./read-text.ts";

const PROGRAM = /\.[cm]?[jt]s$/i;

/** A path that neither a shell nor JavaScript reads as anything else. */
const PLAIN = /^[\w./-]+$/;

const pathFor = (file: string): string =>
  !PLAIN.test(file) ? "./FILE" : isAbsolute(file) || file.startsWith(".") ? file : `./${file}`;

/**
 * Specs are read as data and no program is run for one, whoever wrote it: a verb may be looking at a stranger's pull request.
 * @throws UnreadableFile for a program, with the command that hands on what it exports
 */
export function refuseProgram(file: string): void {
  if (!PROGRAM.test(file)) return;
  const script = `console.log(JSON.stringify((await import("${pathFor(file)}")).datacenter))`;
  throw new UnreadableFile(
    `${file} is a program, and a spec is read as data; hand on what it exports: node --input-type=module -e '${script}' | calico-fabric validate -`,
  );
}
