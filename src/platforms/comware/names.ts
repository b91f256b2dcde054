import type { RoutingIntent } from "../../intent/index.ts";
import type { ComwareFamily } from "./family.ts";

/** What a prefix list and a route policy may be called: 63 characters. */
const LONGEST = 63;

/** FNV-1a of 32 bits, as eight hexadecimal digits: tells long names apart that begin alike. */
function digest(name: string): string {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

/**
 * A list's or policy's name in the system's grammar. Ports are in some: `FROM-OUTSIDE-HundredGigE1/0/1:2` becomes
 * `FROM-OUTSIDE-HundredGigE1-0-1_2`, and no two ports of a switch become one. A long name keeps its beginning and gets a digest.
 */
export function listName(name: string, suffix: string): string {
  const word = name.replace(/\//g, "-").replace(/:/g, "_");
  const whole = `${word}${suffix}`;
  if (whole.length <= LONGEST) return whole;
  return `${word.slice(0, LONGEST - suffix.length - 9)}-${digest(word)}${suffix}`;
}

/**
 * The name of the policy around a list. Nodes of a policy add up, and so do clauses of a node: a switch that is drained, or no longer, gets
 * policies of other names, so that a peer goes from one whole policy to another. All of them differ then.
 */
export const policyName = (
  { draining }: Pick<RoutingIntent, "draining">,
  list: string,
  { suffix }: Pick<ComwareFamily, "suffix">,
): string => listName(list, `${suffix}${draining ? "-DRAINED" : ""}`);
