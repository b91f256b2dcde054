import { statementsIn, type Statement, type TextDifference } from "./statements.ts";

/** Whose sessions a change of FRR's text starts anew, and of those, which nobody can wait for; as in `OrderedChange`. */
export interface TextSessions {
  readonly resets: readonly string[];
  readonly unsettled: readonly string[];
}

/** What every session hangs on. */
const ALL = /^(?:router bgp\b|bgp (?:router-id|graceful-restart)\b)/;

/** What of a neighbour both ends must say alike, and what else ends its session. */
const AGREED = /^(?:interface|remote-as|password|ttl-security|ebgp-multihop|local-as|peer-group)\b/;
const ENDING =
  /^(?:update-source|shutdown|dont-capability-negotiate|capability|activate|route-reflector-client)\b/;

const NEIGHBOR = /^(?:no )?neighbor (\S+) (.*)$/;
const RANGE = /^bgp listen range (\S+) peer-group (\S+)$/;

/** Neighbours and ranges by the group that they are of. */
function membersIn(texts: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const members = new Map<string, Set<string>>();
  for (const path of texts.flatMap((text) => [...statementsIn(text).values()])) {
    const line = path.at(-1) ?? "";
    const [, range, its] = RANGE.exec(line) ?? [];
    const [, peer, said = ""] = NEIGHBOR.exec(line) ?? [];
    const group = its ?? /^(?:interface (?:v6only )?)?peer-group (\S+)$/.exec(said)?.[1];
    const one = range ?? peer;
    if (group === undefined || one === undefined) continue;
    members.set(group, (members.get(group) ?? new Set()).add(one));
  }
  return members;
}

const isOfBgp = ([first = ""]: Statement): boolean => first.startsWith("router bgp");

/** @param running what runs, in which alone there are sessions to end */
export function sessionsOf({ come, go }: TextDifference, running: string, wanted: string): TextSessions {
  const [resets, unsettled] = [new Set<string>(), new Set<string>()];
  const there = new Set(
    [...statementsIn(running).values()].filter(isOfBgp).flatMap((path) => {
      const line = path.at(-1) ?? "";
      return NEIGHBOR.exec(line)?.[1] ?? RANGE.exec(line)?.[1] ?? [];
    }),
  );
  const members = membersIn([running, wanted]);
  for (const path of [...go, ...come].filter(isOfBgp)) {
    const line = path.at(-1) ?? "";
    if (ALL.test(line) && there.size > 0) resets.add("*");
    if (path.length === 1 && go.includes(path))
      for (const range of ["0.0.0.0/0", "::/0"]) unsettled.add(range);
    const [, range] = RANGE.exec(line) ?? [];
    if (range !== undefined && there.has(range)) {
      resets.add(range);
      unsettled.add(range);
    }
    const [, peer = "", said = ""] = NEIGHBOR.exec(line) ?? [];
    if (!there.has(peer) || (!AGREED.test(said) && !ENDING.test(said))) continue;
    resets.add(peer);
    if (AGREED.test(said)) for (const one of [peer, ...(members.get(peer) ?? [])]) unsettled.add(one);
  }
  const groups = new Set(members.keys());
  return { resets: [...resets], unsettled: [...unsettled].filter((one) => !groups.has(one)) };
}
