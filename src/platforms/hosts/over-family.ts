import type { Family } from "../../intent/index.ts";
import type { SeenSession } from "../look.ts";

/** Of sessions that a daemon tells all at once those over one family; each has the family that it is over. */
export const overFamily =
  (family: Family["name"], read: (answers: readonly string[]) => readonly SeenSession[]) =>
  (answers: readonly string[]): readonly SeenSession[] =>
    read(answers).filter(({ peer }) => peer.includes(":") === (family === "ipv6"));
