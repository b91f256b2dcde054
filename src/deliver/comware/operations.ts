import { escaped } from "../netconf/xml.ts";

/*
 * Operations of H3C's own, as its NETCONF configuration guides have them. A save point is its session's: it is rolled back to where the session ends
 * otherwise than by `end`, or is silent for longer than was said.
 */

/** Commands of the user view: `display ...`. */
export const execution = (...commands: readonly string[]): string =>
  `<CLI><Execution>${escaped(commands.join("\n"))}</Execution></CLI>`;

/** Commands that begin in the system view. */
export const configuration = (commands: readonly string[]): string =>
  `<CLI><Configuration>${escaped(commands.join("\n"))}</Configuration></CLI>`;

export const LOCK = "<lock><target><running/></target></lock>";
export const UNLOCK = "<unlock><target><running/></target></unlock>";
export const CLOSE = "<close-session/>";
/** Without a file it is the one that the device starts from. */
export const SAVE = "<save/>";

export const kill = (session: string): string =>
  `<kill-session><session-id>${escaped(session)}</session-id></kill-session>`;

/** @param seconds of silence after which the device goes back: 1 to 65535 */
export const begin = (seconds: number): string =>
  `<save-point><begin><confirm-timeout>${String(seconds)}</confirm-timeout></begin></save-point>`;

/** What runs is what is gone back to from now on. */
export const commit = (label: string): string =>
  `<save-point><commit><label>${escaped(label)}</label></commit></save-point>`;

export const rollback = (point: string): string =>
  `<save-point><rollback><commit-id>${escaped(point)}</commit-id></rollback></save-point>`;

export const END = "<save-point><end/></save-point>";
