/**
 * A delivery's way on a device. Its state is the name of one file, `<state>.<delivery>` in the folder `.calico-fabric` beside the file that
 * the device starts from; it changes by renaming that file, so of two who want to change it one wins. The folder is the device's lock.
 *
 * The file has a second name from the beginning, `start` in the delivery's own folder, under which what the device is to start from is
 * written into it. To confirm is to rename it onto the file that the device starts from: decision and start configuration are one rename.
 */
export interface State {
  readonly name: string;
  /** What is true on the device. */
  readonly means: string;
  /** What a person who finds it has to know. */
  readonly next: string;
}

export const STATES = [
  {
    name: "staged",
    means: "The device is locked and nothing is changed.",
    next: "The guard unlocks it when the delivery's connection ends, or when it takes too long.",
  },
  {
    name: "armed",
    means: "What runs may be the old, the new, or on the way; the device still starts with the old.",
    next: "The guard puts back what ran when the delivery's connection ends, or after `rollbackSeconds`.",
  },
  {
    name: "rolling",
    means: "The guard is putting back what ran.",
    next: "It tries until it has managed, at least once a minute.",
  },
  {
    name: "rolled-back",
    means: "What ran before runs, and the device starts with it.",
    next: "The guard clears it away.",
  },
  {
    name: "decided",
    means: "The device runs the new and starts with it; its record may still be to be written.",
    next: "The guard writes the record.",
  },
  {
    name: "confirmed",
    means: "The device runs the new, starts with it, and its record says so.",
    next: "The guard clears it away.",
  },
  {
    name: "over",
    means: "The delivery ended before it changed anything.",
    next: "The guard clears it away.",
  },
] as const satisfies readonly State[];

export type StateName = (typeof STATES)[number]["name"];

/** `owner`: the delivery that has the lock. `guard`: what it left running on the device. `other`: another delivery. */
export type Mover = "owner" | "guard" | "other";

export interface Move {
  /** `none`: no delivery has the device. */
  readonly from: StateName | "none";
  readonly to: StateName | "none";
  readonly by: readonly Mover[];
  /** What must be true before it. */
  readonly needs: string;
}

export const MOVES = [
  {
    from: "none",
    to: "staged",
    by: ["owner"],
    needs:
      "nothing of another delivery is there; the folder is made whole beside its place and renamed into it",
  },
  {
    from: "staged",
    to: "over",
    by: ["owner", "guard"],
    needs: "the owner is through, has gone, or has had its time",
  },
  {
    from: "staged",
    to: "armed",
    by: ["owner"],
    needs:
      "the guard lives; what runs was read twice on the device, alike both times, by the daemons that are to answer, is what the owner has seen, and is on disk",
  },
  {
    from: "armed",
    to: "rolling",
    by: ["owner", "guard"],
    needs: "a step failed, the owner has gone, or `rollbackSeconds` are over",
  },
  {
    from: "armed",
    to: "decided",
    by: ["owner"],
    needs:
      "the change is in effect and every gate is passed; what the device is to start from is whole in this very file and on disk",
  },
  {
    from: "rolling",
    to: "rolled-back",
    by: ["guard"],
    needs: "nothing that applied the change runs any more; what ran is put back and compared",
  },
  {
    from: "decided",
    to: "confirmed",
    by: ["owner", "guard"],
    needs: "the record is in its place and on disk",
  },
  { from: "over", to: "none", by: ["owner", "guard", "other"], needs: "nothing" },
  {
    from: "rolled-back",
    to: "none",
    by: ["owner", "guard", "other"],
    needs: "the owner has heard it, or has gone",
  },
  {
    from: "confirmed",
    to: "none",
    by: ["owner", "guard", "other"],
    needs: "the owner has heard it, or has gone",
  },
] as const satisfies readonly Move[];

/** The shell command of a move by renaming. @throws Error for one that is not in the table */
export function rename(from: StateName, to: StateName): string {
  if (!MOVES.some((move) => move.from === from && move.to === to))
    throw new Error(`no move ${from} to ${to}`);
  // A link to a folder is a name like any other, and nothing to move into.
  return to === "decided"
    ? `mv -fT "$home/${from}.$id" "$start"`
    : `mv -f "$home/${from}.$id" "$home/${to}.$id"`;
}
