import { changesIn } from "./differences.ts";
import type { EndSettings } from "./session-ends.ts";

/** What a router does with a session when a setting of it changes; with any that is named nowhere it tears the session down. */
interface Rules {
  /** The running session takes it over. */
  readonly takesOver: ReadonlySet<string>;
  /** Likewise, but what is turned off at one end first ends the session at the other. */
  readonly endsWhenOff: ReadonlySet<string>;
  /** The running session goes on as it began: the new value holds from its next start. */
  readonly waits: ReadonlySet<string>;
}

/** BIRD compares the whole protocol, and starts it anew where anything but a filter differs. */
const BIRD: Rules = {
  takesOver: new Set(["policy", "ownRoutesOnly", "members", "peers", "device"]),
  endsWhenOff: new Set(),
  waits: new Set(),
};

/** GoBGP 4 on SIGHUP: policies are applied anew, and a neighbour of which anything else differs is started anew. */
const GOBGP: Rules = { takesOver: new Set(["policy"]), endsWhenOff: new Set(), waits: new Set() };

/**
 * As seen on FRR 8.4.4 under frr-reload.py and on BIRD 1.6.8 under `configure`. Where a daemon would keep the session in some cases
 * (GTSM turned on or off in FRR) the reset is announced all the same: one that does not come harms nobody.
 */
const RULES: Readonly<Record<EndSettings["software"], Rules>> = {
  frr: {
    takesOver: new Set(["policy", "originatesDefault", "maximumPrefixes", "nextHopSelf"]),
    // BFD that goes tells the other end that it is down, which is the end of the session there.
    endsWhenOff: new Set(["bfd"]),
    waits: new Set(["timers"]),
  },
  bird: BIRD,
  bird2: BIRD,
  bird1: BIRD,
  gobgp: GOBGP,
};

const words = (device: string, before: object, after: object): readonly string[] =>
  changesIn(before, after).flatMap(({ what, items }) =>
    items.map((item) => `${device}: ${what === "" ? "" : `${what} `}${item}`),
  );

/** Why an end tears a session down that it has before and after, and what waits: `r1-tor0: AS 64600 becomes 64700`. */
export interface EndChange {
  readonly resets: readonly string[];
  readonly waits: readonly string[];
}

export function endChange(before: EndSettings, after: EndSettings): EndChange {
  const { takesOver, endsWhenOff, waits } = RULES[after.software];
  const goesOn = (field: string): boolean =>
    takesOver.has(field) || (endsWhenOff.has(field) && after.settings[field] !== null);
  const only = ({ settings }: EndSettings, wanted: (field: string) => boolean): object =>
    Object.fromEntries(Object.entries(settings).filter(([field]) => wanted(field)));
  const between = (wanted: (field: string) => boolean): readonly string[] =>
    words(after.device, only(before, wanted), only(after, wanted));
  return {
    resets: between((field) => !goesOn(field) && !waits.has(field)),
    waits: between((field) => waits.has(field)),
  };
}
