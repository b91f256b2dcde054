import { listManifests } from "../calico/index.ts";
import type { CompiledFabric } from "../compile.ts";
import { isRuled, nameIn, type Ruled } from "../change-rules/index.ts";
import { changedLines } from "../deliver/changed-lines.ts";
import { changesIn } from "./differences.ts";
import { bridgeText } from "../report/index.ts";
import { ROLE_WORDS } from "../plan/types.ts";
import { firstFamily, inFamily, type BridgeIntent, type SwitchIntent } from "../intent/index.ts";
import { formatPrefix } from "../net/ipv4.ts";
import { formatPrefix6 } from "../net/ipv6.ts";
import { readable } from "./leaves.ts";
import type { Subject } from "./types.ts";

type BridgeNetwork = BridgeIntent["networks"][number];

/** Something with a text and with a form that says what the text means. */
export interface Described {
  readonly sort: string;
  readonly name: string;
  /** Whose table of rules says how it takes a change. */
  readonly ruled: Ruled | null;
  readonly text: string;
  readonly meaning: object;
}

const changeOf = (before: Described | undefined, after: Described | undefined): Subject["change"] =>
  before === undefined ? "comes" : after === undefined ? "goes" : "changes";

/** The same with nothing in its lists: what a thing that comes or goes is set against. */
const emptied = (meaning: object): object =>
  Object.fromEntries(Object.entries(meaning).map(([key, value]) => [key, Array.isArray(value) ? [] : value]));

/** What comes, goes or changes, in the order of what is there afterwards; what goes is last. */
export function compareSubjects(
  before: readonly Described[],
  after: readonly Described[],
): readonly Subject[] {
  const key = ({ sort, name }: Described): string => `${sort} ${name}`;
  const [old, now] = [before, after].map((all) => new Map(all.map((one) => [key(one), one])));
  return [...new Set([...after, ...before].map(key))].flatMap((at) => {
    const [was, is] = [old?.get(at), now?.get(at)];
    const any = is ?? was;
    if (any === undefined || (was?.text === is?.text && was !== undefined)) return [];
    const [from, to] = [was, is].map((one) => one?.meaning ?? emptied(any.meaning));
    const changes = changesIn(from ?? {}, to ?? {}, any.ruled);
    const diff = changedLines(was?.text ?? "", is?.text ?? "");
    return [{ sort: any.sort, name: any.name, change: changeOf(was, is), changes, diff }];
  });
}

/** What a device is to do, in words where its numbers are no addresses: IPv6 is alone. */
const said = (meaning: object, ipv6: SwitchIntent["ipv6"]): object =>
  ipv6?.alone === true ? (readable(meaning, firstFamily(ipv6)) as object) : meaning;

/** `10.192.0.0/16 is fd12:3456:789a:2000::/56`: what every IPv6 number follows from. */
const rangesIn = ({ ipv6 }: Pick<SwitchIntent, "ipv6">): readonly string[] =>
  // Alone, it follows from nothing, and all else says it.
  ipv6?.alone === true
    ? []
    : [...(ipv6?.segments ?? []).filter(({ pinned }) => pinned !== true), ...(ipv6?.pairs ?? [])].map(
        (one) => `${formatPrefix(one.ipv4)} is ${formatPrefix6(one.ipv6)}`,
      );

/** A ToR's VLAN of its rack with its ports beside it: as lists they come and go one by one, with the switch and without it. */
function vlanIn({ rackVlan }: SwitchIntent): object {
  const none = { access: [], trunks: [], aggregates: [], members: [], pair: null };
  const { access, trunks, aggregates, members, pair, ...vlan } = rackVlan ?? none;
  return {
    rackVlan: { ...vlan, ...(pair === null ? {} : { pair }) },
    serverPorts: [...access, ...members],
    serverAggregates: aggregates,
    torPorts: trunks,
  };
}

/** Each line of a user's own by itself, with the lines of the blocks around it: as in a list they come and go one by one. */
const ownLinesIn = ({ lines = {} }: Pick<SwitchIntent, "lines">): object => ({
  lines: Object.values(lines).flat().flatMap(placed),
});

/** Lines that say something, as `interface Ethernet44 / description mine`. */
function placed(text: string): readonly string[] {
  const open: { readonly depth: number; readonly line: string }[] = [];
  return text.split("\n").flatMap((raw) => {
    const line = raw.trim();
    if (line === "" || /^[!#]/.test(line)) return [];
    const depth = raw.search(/\S/);
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    open.push({ depth, line });
    return [open.map((one) => one.line).join(" / ")];
  });
}

/** Without what the only family does not have. */
const known = (intent: SwitchIntent): SwitchIntent => inFamily(intent, firstFamily(intent.ipv6));

const networkIn = ({ alone, ...network }: BridgeNetwork): object =>
  alone === true ? { ...network, subnet: network.subnet6, subnet6: null } : network;

/** Every switch's intent and text, and every host's without Calico. */
export const describeSwitches = (fabric: CompiledFabric | null): readonly Described[] => [
  ...(fabric?.switches ?? []).map(({ intent, text }) => ({
    sort: ROLE_WORDS[intent.role],
    name: intent.device,
    ruled: "switch" as const,
    text,
    meaning: said(
      { ...known(intent), ...vlanIn(intent), ...ownLinesIn(intent), ipv6: rangesIn(intent) },
      intent.ipv6,
    ),
  })),
  // Where their platform has no text for them, what they are to do stands in for it.
  ...(fabric?.bridges ?? []).map(({ intent, text }) => ({
    sort: ROLE_WORDS[intent.role],
    name: intent.device,
    ruled: "bridge" as const,
    text: text ?? bridgeText(intent),
    meaning: { ...intent, ...ownLinesIn(intent), networks: intent.networks.map(networkIn) },
  })),
  ...(fabric?.hosts ?? []).map(({ intent, text }) => ({
    sort: "host",
    name: intent.device,
    ruled: "host" as const,
    text,
    meaning: said({ ...intent, ipv6: rangesIn(intent) }, intent.ipv6),
  })),
];

/** Every object of Calico's and every node with its labels and annotations, as its manifest has it. */
export const describeObjects = (fabric: CompiledFabric | null): readonly Described[] =>
  (fabric?.clusters ?? []).flatMap(({ mark, calico }) =>
    listManifests(calico).map(({ kind, name, object, text }) => ({
      sort: kind,
      name: kind === "Node" ? name : nameIn(mark, name),
      ruled: isRuled(kind) ? kind : null,
      text,
      meaning: kind === "Node" ? { spec: { unschedulable: false }, ...object } : object,
    })),
  );
