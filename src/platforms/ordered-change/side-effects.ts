import type { Place } from "./operation.ts";
import { hiddenLine, isSame, type Statement, type Statements } from "./statements.ts";

/* What a device does to other lines of a block when one of them changes. */

/** Lines of a block, its header among them. */
export const textsOf = (of: Statements, header: string | null): readonly string[] => [
  ...(header === null ? [] : [header]),
  ...[...of.values()].map(({ text }) => text),
];

/** Lines that the device drops by itself when others change. */
export function withoutWiped({ running, target, headers }: Place): Statements {
  const [before, after] = [textsOf(running, headers.running), textsOf(target, headers.target)];
  const said = (line: Statement | undefined, other: Statement, texts: readonly string[]): string | null =>
    line?.text ?? hiddenLine(other, texts);
  const patterns = [...running.values(), ...target.values()].flatMap((line) => {
    const { wipes } = line.rule;
    const old = said(running.get(line.key), line, before);
    const next = said(target.get(line.key), line, after);
    return wipes === undefined || old === next ? [] : [{ wipes, key: line.key }];
  });
  if (patterns.length === 0) return running;
  return new Map(
    [...running].filter(([key]) => !patterns.some((one) => one.key !== key && one.wipes.test(key))),
  );
}

/** Lines that come, or come in another's place, and can't stand beside this one. */
export const driving = (line: Statement, running: Statements, target: Statements): readonly Statement[] =>
  [...target.values()].filter((should) => {
    const runs = running.get(should.key);
    const isOld = runs !== undefined && isSame(runs, should);
    return !isOld && should.rule.displaces?.test(line.key) === true;
  });

/** Lines in their order, but what has the device drop others before these. */
export function wipingFirst(lines: readonly Statement[]): readonly Statement[] {
  const ordered = [...lines];
  for (const line of lines) {
    const { wipes } = line.rule;
    if (wipes === undefined) continue;
    const own = ordered.indexOf(line);
    const first = ordered.findIndex((other) => other !== line && wipes.test(other.key));
    if (first !== -1 && first < own) ordered.splice(first, 0, ...ordered.splice(own, 1));
  }
  return ordered;
}
