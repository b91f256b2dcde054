/** One side of two that would have the same number. */
export interface Party {
  readonly owner: string;
  /** Whether the number is the user's own, and not computed from an index. */
  readonly pinned: boolean;
  /** How it gets another, where it is not deployed yet: an imperative. Null where nobody can choose. */
  readonly way: string | null;
}

const rank = ({ way, pinned }: Party): number => (way === null ? 2 : pinned ? 1 : 0);

/**
 * Which of two that would have the same number is to change. What is deployed is not known here, and numbers that were there before are
 * pinned: what is computed is blamed before what is pinned, and what nobody can choose never. Of equals the later one.
 */
export const blame = <T extends Party>(one: T, other: T): readonly [blamed: T, other: T] =>
  rank(one) < rank(other) ? [one, other] : [other, one];

/** What to do, whichever of the two is the newcomer: nobody who is deployed is told to renumber. */
export const eitherWay = (blamed: Party, other: Party): string =>
  other.way === null
    ? (blamed.way ?? "choose another pool")
    : `if ${blamed.owner} ${blamed.owner.startsWith("the pods") ? "are" : "is"} not deployed yet, ${blamed.way ?? "choose another pool"}; else ${other.way}`;

/** The two ways to another number: by index or by pin where it is computed, else by pin alone. */
export const wayOf = (owner: string, what: string, pinned: boolean): string =>
  pinned ? `pin another ${what} for ${owner}` : `give ${owner} another index, or pin its ${what}`;
