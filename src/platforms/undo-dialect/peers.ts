import type { LineRule, Order, Unit } from "../ordered-change/grammar.ts";
import type { More } from "../ordered-change/rules.ts";
import { places } from "./places.ts";

/** An address of either family, as a pattern. */
export const ADDRESS = String.raw`(?:\d+\.\d+\.\d+\.\d+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)`;

/** What `peer X` begins lines of. */
export interface Kind {
  /** How it is called: by address, or as a group by name. */
  readonly peer: string;
  readonly unit: Unit;
  readonly order: Order;
  readonly exchange: Order;
}

export const address: Kind = {
  peer: ADDRESS,
  unit: { name: "peer {peer}", undo: "undo peer {peer}", depth: 1, goes: places.peer.goes },
  order: places.ofPeer,
  exchange: places.exchangeOfPeer,
};

export const group: Kind = {
  peer: String.raw`\S+`,
  unit: { name: "group {peer}", undo: "undo group {peer}", depth: 1, goes: places.group.goes },
  order: places.ofGroup,
  exchange: places.exchange,
};

/** A setting of a peer or a group, by its words, of which the first ones undo it. */
export const setting = ({ peer, unit, order }: Kind, what: string, more: More = {}): LineRule => ({
  match: new RegExp(`^peer (?<peer>${peer}) ${what}(?: |$)`),
  key: `peer {peer} ${what}`,
  undo: [`undo peer {peer} ${what}`],
  unit,
  order,
  ...more,
});

export const ANEW: More = { resets: "{peer}" };

/** What the other end must have the same, or know of. */
export const AGREED: More = { ...ANEW, agreed: "{peer}" };

/** The interface that sessions begin at. @param rest pattern of what may follow its name */
export const connectInterface = ({ peer, unit, order }: Kind, rest = ""): LineRule => ({
  match: new RegExp(`^peer (?<peer>${peer}) connect-interface (?<source>\\S+)${rest}$`),
  key: "peer {peer} connect-interface",
  undo: ["undo peer {peer} connect-interface"],
  unit,
  order,
  ...AGREED,
  source: { peer: "{peer}", interface: "{source}" },
});
