import { masked, maskedChanges } from "./masked.ts";
import type { Renumbered, Review, SessionChange, Subject } from "./types.ts";

/** Things that change alike but for names, addresses and AS numbers: one of them, and all their names. */
export interface Fold {
  readonly example: Subject;
  readonly names: readonly string[];
}

const lines = (diff: string, sign: string): number =>
  diff.split("\n").filter((line) => line.startsWith(sign) && !line.startsWith(sign.repeat(3))).length;

const likeness = (subject: Subject, names: ReadonlySet<string>): string =>
  [
    subject.sort,
    subject.change,
    lines(subject.diff, "+"),
    lines(subject.diff, "-"),
    maskedChanges(subject.changes, names),
  ].join("\u0003");

/** Subjects by likeness, in the order of the first of each. */
export const foldSubjects = (subjects: readonly Subject[], { names }: Review): readonly Fold[] =>
  [...Map.groupBy(subjects, (subject) => likeness(subject, names)).values()].flatMap((all) => {
    const [example] = all;
    return example === undefined ? [] : [{ example, names: all.map(({ name }) => name) }];
  });

/** Sessions between the same roles with the same fate and reasons. */
export interface SessionFold {
  readonly example: SessionChange;
  readonly count: number;
}

export const foldSessions = (sessions: readonly SessionChange[], { names }: Review): readonly SessionFold[] =>
  [
    ...Map.groupBy(sessions, ({ roles, type, family = "", change, why }) =>
      [change, type, family, ...roles, ...why.map((one) => masked(one, names))].join("\u0003"),
    ).values(),
  ].flatMap((all) => {
    const [example] = all;
    return example === undefined ? [] : [{ example, count: all.length }];
  });

/** Numbers under labels of one kind. */
export interface RenumberedFold {
  readonly example: Renumbered;
  readonly names: readonly string[];
}

export const foldRenumbered = (
  renumbered: readonly Renumbered[],
  known: ReadonlySet<string>,
): readonly RenumberedFold[] =>
  [
    ...Map.groupBy(renumbered, ({ label, allowed }) => `${String(allowed)} ${masked(label, known)}`).values(),
  ].flatMap((all) => {
    const [example] = all;
    return example === undefined ? [] : [{ example, names: all.map(({ name }) => name) }];
  });
