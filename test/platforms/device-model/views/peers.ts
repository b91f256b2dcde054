import { has, lineOf } from "./checks.ts";
import { takeEverywhere, type Check, type Effect, type Entry, type Where } from "./commands.ts";
import { formOf } from "./words.ts";

/*
 * What Comware and VRP have in common of peers and groups: a peer is made by its AS number or by joining a group, has to leave as a whole
 * before it can have another, and takes all that is said of it along, in all address families.
 */

export const isAddress = (who: string): boolean => /^[0-9.]+$|:/.test(who);

const aboutPeer = (who: string) => new RegExp(`^peer ${who.replaceAll(".", "\\.")} `);

/** The `bgp` view's own settings, wherever a line is typed. */
export const process = ({ root }: { readonly root: readonly Entry[] }): readonly Entry[] =>
  root.find(({ words }) => words.startsWith("bgp "))?.inside ?? [];

export const groupOf = (bgp: readonly Entry[], who: string): string | null =>
  bgp.find((one) => one.words === "peer [who] group {group}" && one.at["who"] === who)?.at["group"] ?? null;

export const asnOf = (bgp: readonly Entry[], who: string): string | null =>
  bgp.find((one) => one.words === "peer [who] as-number {asn:num}" && one.at["who"] === who)?.at["asn"] ??
  null;

/** `internal` or `external`; null where there is no such group. */
export function kindOf(bgp: readonly Entry[], name: string): string | null {
  const found = bgp.find((one) => one.words.startsWith("group [who]") && one.at["who"] === name);
  return found?.at["kind"] ?? null;
}

/** That the peer or group has been made. */
export const known: Check = ({ who = "" }, where) => {
  const bgp = process(where);
  return kindOf(bgp, who) !== null || asnOf(bgp, who) !== null || groupOf(bgp, who) !== null
    ? null
    : `${who}: no such peer or group`;
};

/** That a peer has no other AS number, and a group with peers none either. */
export const numbered: Check = ({ who = "", asn }, where) => {
  const bgp = process(where);
  if (where.before !== undefined && where.before.at["asn"] !== asn)
    return isAddress(who) || has(bgp, new RegExp(`^peer \\S+(?: [0-9]+)? group ${who}$`))
      ? `${who} has an AS number: undo it first`
      : null;
  return isAddress(who) || kindOf(bgp, who) !== null ? null : `${who}: no such group`;
};

const asn = ({ root }: Pick<Where, "root">): string =>
  root.find(({ words }) => words.startsWith("bgp "))?.at["asn"] ?? "";

/** That a peer may join: of no other group, and of the AS that the group is for. */
export const joins: Check = ({ who = "", group = "" }, where) => {
  const bgp = process(where);
  const kind = kindOf(bgp, group);
  if (kind === null) return `${group}: no such group`;
  const before = groupOf(bgp, who);
  if (before !== null && before !== group) return `${who} is in ${before}`;
  const own = asnOf(bgp, who);
  const common = asnOf(bgp, group);
  if (own !== null && common !== null && own !== common) return `${who} is of another AS than ${group}`;
  const number = own ?? common ?? (kind === "internal" ? asn(where) : null);
  if (number === null) return `${who} has no AS number`;
  return (number === asn(where)) === (kind === "internal") ? null : `${who} is not ${kind}`;
};

/** What a peer had of its own goes when it joins, but its AS number. */
export const forgets: Effect = ({ who = "" }, { root }) => {
  const about = aboutPeer(who);
  takeEverywhere(root, (one) => {
    const line = lineOf(one);
    return about.test(line) && !/^peer \S+ (?:as-number|group|enable$)/.test(line);
  });
};

/** All that is said of a peer, in all families. */
export const leaves: Effect = ({ who = "", len }, { root }) => {
  const about = aboutPeer(len === undefined ? who : `${who} ${len}`);
  takeEverywhere(root, (one) => about.test(lineOf(one)));
};

/** A group's own lines, its peers, and theirs. */
export const disbands: Effect = ({ who = "" }, where) => {
  const members = process(where).flatMap((one) =>
    one.at["group"] === who && one.words.startsWith("peer ") ? [one.at] : [],
  );
  for (const member of members) leaves(member, where);
  leaves({ who }, where);
};

interface Peer {
  /** An address, or a range. */
  readonly name: string;
  /** Of whom its own lines are. */
  readonly who: string;
  readonly group: string | null;
}

/** All that there is of peers, and of ranges that they dial in from. */
function peersOf(bgp: readonly Entry[]): readonly Peer[] {
  return bgp.flatMap((one): Peer[] => {
    const { who = "", len = "", group = null, net = "" } = one.at;
    if (one.words.includes("listen-net")) return [{ name: `${net}/${len}`, who, group: who }];
    if (one.words.includes("[len:num] group")) return [{ name: `${who}/${len}`, who, group }];
    const makes = one.words.startsWith("peer [who] group ") || one.words.startsWith("peer [who] as-number");
    return makes && isAddress(who) ? [{ name: who, who, group: groupOf(bgp, who) }] : [];
  });
}

/** The group of each that is in one. */
export const groupsIn = (root: readonly Entry[]): ReadonlyMap<string, string> =>
  new Map(peersOf(process({ root })).flatMap(({ name, group }) => (group === null ? [] : [[name, group]])));

/** What a session's lines say, a peer's own before its group's. */
function settingOf(bgp: readonly Entry[], who: string, group: string | null, words: RegExp): string {
  const own = bgp.filter((one) => words.test(one.words));
  const found = own.find(({ at }) => at["who"] === who) ?? own.find(({ at }) => at["who"] === group);
  return found === undefined ? "" : formOf(found.words).write({ ...found.at, who: "" });
}

/** Whether something is exchanged with a peer: it, or its group, is enabled in a family. */
const enabled = (bgp: readonly Entry[], who: string, group: string | null): boolean =>
  bgp.some(({ inside }) =>
    (inside ?? []).some((one) => {
      const line = lineOf(one);
      return line === `peer ${who} enable` || (group !== null && line === `peer ${group} enable`);
    }),
  );

/** Peers by their addresses or ranges, and what their sessions depend on. */
export function sessionsOf(
  root: readonly Entry[],
  decides: { readonly process: RegExp; readonly peer: readonly RegExp[] },
): ReadonlyMap<string, string> {
  const found = root.find(({ words }) => words.startsWith("bgp "));
  const bgp = found?.inside ?? [];
  const common = [found?.at["asn"] ?? "", ...bgp.map(lineOf).filter((line) => decides.process.test(line))];
  return new Map(
    peersOf(bgp).flatMap(({ name, who, group }): [string, string][] => {
      if (!enabled(bgp, who, group)) return [];
      const kind = group === null ? "" : (kindOf(bgp, group) ?? "");
      const number = [asnOf(bgp, who), asnOf(bgp, group ?? "")].join();
      const settings = decides.peer.map((words) => settingOf(bgp, who, group, words));
      return [[name, [...common, group ?? "", kind, number, ...settings].join("\n")]];
    }),
  );
}
