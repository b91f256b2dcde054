import { askSocket } from "./ask-socket.ts";

/*
 * Asks one daemon of FRR by the socket at which vtysh would ask it: vtysh makes up its whole tree of commands at each start, 50 ms of a
 * processor, and claims look at every switch many times a second. The daemon's own words, for what is only asked.
 */

/** Whom vtysh would pass on a question to, by its first words; what goes to several is vtysh's. */
const DAEMONS: readonly (readonly [words: RegExp, daemon: string])[] = [
  [/^show bgp /, "bgpd"],
  [/^show ip(v6)? route /, "zebra"],
  [/^show bfd /, "bfdd"],
];

/** The daemon that answers a question; undefined where only vtysh knows. */
export const daemonFor = (question: string): string | undefined =>
  DAEMONS.find(([words]) => words.test(question))?.[1];

/** An answer ends with three zeros and the result of the command (FRR, lib/vty.c). */
const isWhole = (said: Buffer): boolean =>
  said.length >= 4 && said.subarray(-4, -1).every((byte) => byte === 0);

/**
 * What a daemon says to a question.
 *
 * @param root the switch's root folder as this machine sees it
 * @returns undefined where it says that something is wrong, or nothing: vtysh tells what
 */
export async function askDaemon(root: string, daemon: string, question: string): Promise<string | undefined> {
  const path = `${root}/run/frr/${daemon}.vty`;
  const said = await askSocket(path, `${question}\0`, isWhole).catch(() => undefined);
  return said?.at(-1) === 0 ? said.subarray(0, -4).toString("utf8") : undefined;
}
