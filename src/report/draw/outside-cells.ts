import type { Family } from "../../intent/index.ts";
import type { OutsideExchange, OutsidePeerPlan } from "../../plan/outside.ts";
import type { FabricPlan } from "../../plan/types.ts";
import { outsideKey, type Cell, type Drawn, type Member } from "./cells.ts";
import type { Limit } from "./options.ts";
import { counted } from "./ranges.ts";
import { slotsOf } from "./slots.ts";

/** What is taken from a router outside, in a few words. */
function takenFrom(exchange: OutsideExchange): string {
  if (exchange.kind === "static") return "no BGP: routes by hand";
  const { takes } = exchange;
  const words = {
    default: () => "taken: the default",
    all: () => "taken: all but martians",
    ranges: () => `taken: ${counted([takes.kind === "ranges" ? takes.ranges.length : 0], "range")}`,
  };
  return words[takes.kind]();
}

const memberOf = (
  name: string,
  index: number,
  peers: readonly OutsidePeerPlan[],
  families: readonly Family[],
): Member => {
  const [asn = null] = peers.flatMap(({ exchange }) => (exchange.kind === "bgp" ? [exchange.asn] : []));
  return {
    key: outsideKey(name),
    name,
    index,
    asn,
    addresses: families.map((family) => peers.map(({ peer }) => family.address(peer)).join(", ")),
    reflects: false,
    switches: false,
    host: false,
    drained: false,
    border: false,
    note: [...new Set(peers.map(({ exchange }) => takenFrom(exchange)))].join("; "),
  };
};

/** Routers outside by name; those that meet ToRs stand apart from those that meet spines alone. */
export function outsideCells(
  { outside, switches }: FabricPlan,
  limit: Limit,
  families: readonly Family[],
): Pick<Drawn, "outside" | "beside"> {
  const tors = new Set(switches.flatMap(({ name, role }) => (role === "tor" ? [name] : [])));
  const routers = [...Map.groupBy(outside?.peers ?? [], ({ router }) => router)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, peers], index) => ({
      member: memberOf(name, index, peers, families),
      meetsTors: peers.some(({ border }) => tors.has(border)),
    }));
  const cells = (beside: boolean): readonly Cell[] =>
    slotsOf(
      routers.filter(({ meetsTors }) => meetsTors === beside).map(({ member }) => member),
      limit,
      [({ note }) => String(note)],
    ).map((members) => ({ tier: "outside", members }));
  return { outside: cells(false), beside: cells(true) };
}
