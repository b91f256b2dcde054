import { BlockList, isIP } from "node:net";
import { parseBlocks, type Block } from "../../platforms/frr/blocks.ts";

/** A BGP session of a switch by its VRF, `default` for the one without a name, and its peer's address or port. */
export interface SessionName {
  readonly vrf: string;
  readonly peer: string;
}

/** Settings of a neighbour that its other end must agree with, or else the session does not come to stand. */
const BOTH_ENDS =
  /^(remote-as|local-as|password|ttl-security|ebgp-multihop|disable-connected-check|update-source|local-role|port)\b/;

const EXPLICIT = /^(?:remote-as|peer-group|interface) /;

const keyOf = (vrf: string): string => (vrf === "default" ? "router bgp" : `router bgp vrf ${vrf}`);

const contains = (prefix: string, address: string): boolean => {
  const [base = "", length] = prefix.split("/");
  const family = isIP(base);
  if (family === 0 || family !== isIP(address)) return false;
  const list = new BlockList();
  list.addSubnet(base, Number(length), family === 4 ? "ipv4" : "ipv6");
  return list.check(address, family === 4 ? "ipv4" : "ipv6");
};

/** What is said of a neighbour or a peer group, without its name. */
const saidOf = (lines: readonly string[], name: string): readonly string[] =>
  lines
    .filter((line) => line.startsWith(`neighbor ${name} `))
    .map((line) => line.slice(`neighbor ${name} `.length));

/** The group that the neighbour is in, or that listens where it stands; null where it is in none and undefined where there is no neighbour. */
function groupOf(lines: readonly string[], peer: string): string | null | undefined {
  const own = saidOf(lines, peer);
  if (own.some((line) => EXPLICIT.test(line)))
    return (
      own.map((line) => /^(?:interface )?(?:v6only )?peer-group (\S+)$/.exec(line)?.[1]).find(Boolean) ?? null
    );
  const ranges = lines
    .flatMap((line) => [/^bgp listen range (\S+) peer-group (\S+)$/.exec(line) ?? []])
    .filter(([, range]) => range !== undefined && contains(range, peer));
  // FRR takes no range within another.
  return ranges[0]?.[2];
}

/** The addresses that the session may start from: those of the port that it names, or of the port that is in the peer's network. */
function ownAddresses(blocks: readonly Block[], peer: string, source: string | undefined): readonly string[] {
  return blocks.flatMap(({ key, lines }) =>
    key.startsWith("interface ")
      ? lines
          .flatMap((line) => /^ ip(?:v6)? address (\S+)/.exec(line)?.[1] ?? [])
          .filter((address) => key === `interface ${source ?? ""}` || contains(address, peer))
      : [],
  );
}

/** What the other end of a session must agree with, by what it is: `{ "AS number": "64600", password: "password x" }`. */
export type Agreed = Readonly<Record<string, string>>;

/**
 * What a configuration has of a session that the other end must agree with: the router's AS number, addresses, and the neighbour's own
 * settings, its group's where it has none. Null where the configuration has no such session, or keeps it down. May hold a password.
 */
export function agreedIn(configuration: string, { vrf, peer }: SessionName): Agreed | null {
  const blocks = parseBlocks(configuration);
  const lines = blocks.find(({ key }) => key === keyOf(vrf))?.lines.map((line) => line.trim());
  const group = lines && groupOf(lines, peer);
  if (lines === undefined || group === undefined) return null;
  const said = [...(group === null ? [] : saidOf(lines, group)), ...saidOf(lines, peer)];
  if (lines.includes("bgp shutdown") || said.some((line) => /^shutdown\b/.test(line))) return null;
  const ipv4 =
    !lines.includes("no bgp default ipv4-unicast") && !lines.includes(`no neighbor ${peer} activate`);
  if (!ipv4 && !said.includes("activate")) return null;
  const settings = Object.fromEntries(
    said.flatMap((line) => {
      const name = BOTH_ENDS.exec(line)?.[1];
      return name === undefined ? [] : [[name, line] as const];
    }),
  );
  return {
    ...settings,
    "AS number": /^router bgp ([\d.]+)/.exec(lines[0] ?? "")?.[1] ?? "",
    address: [...ownAddresses(blocks, peer, settings["update-source"]?.split(" ")[1])].sort().join(" "),
  };
}

/** What of it differs, by name. */
export const altered = (before: Agreed, after: Agreed): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name] !== after[name],
  );
