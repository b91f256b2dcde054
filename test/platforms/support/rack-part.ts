import type { BridgeFacts } from "./bridge-facts.ts";
import type { Taken } from "./ethernet-facts.ts";
import type { WithoutAggregates } from "./link-aggregates.ts";
import type { Facts } from "./facts.ts";

/** A ToR's text in two: what it routes, and what it does in its rack's VLAN as a switch that only switches would. */
export interface TwoParts {
  readonly routed: string;
  /** Null where no servers bond by LACP: then all is in the other. */
  readonly switched: string | null;
}

/** Blocks of a text by which of the two they belong to; a VLAN is of both. */
export interface Sorting {
  /** The line between blocks. */
  readonly between: string;
  /** Whether there is anything of aggregates. */
  readonly aggregates: RegExp;
  readonly switched: (block: string) => boolean;
  readonly both: (block: string) => boolean;
}

export function inTwo(text: string, { between, aggregates, switched, both }: Sorting): TwoParts {
  if (!aggregates.test(text)) return { routed: text, switched: null };
  const blocks = text.split(`${between}\n`);
  // Some texts end with what is between blocks.
  const isEnd = (block: string): boolean => block === "";
  const joined = (all: readonly string[]): string => all.join(`${between}\n`);
  return {
    routed: joined(blocks.filter((block) => isEnd(block) || both(block) || !switched(block))),
    switched: joined(blocks.filter((block) => isEnd(block) || both(block) || switched(block))),
  };
}

/** Reads all parts of a text, each by its own parser: what is said of Ethernet, what is switched, and what is routed. */
export const inParts =
  (
    take: (text: string) => Taken,
    split: (text: string) => TwoParts,
    readRouted: (text: string) => Facts,
    readBridge: (text: string) => BridgeFacts,
    aggregates: (text: string) => WithoutAggregates = (text) => ({ rest: text, linkAggregates: undefined }),
  ) =>
  (text: string): Facts => {
    const { rest, ethernet } = take(text);
    const { rest: left, linkAggregates } = aggregates(rest);
    const { routed, switched } = split(left);
    return {
      ...readRouted(routed),
      ...(linkAggregates === undefined ? {} : { linkAggregates }),
      ...(switched === null ? {} : { rack: readBridge(switched) }),
      ...(ethernet === undefined ? {} : { ethernet }),
    };
  };
