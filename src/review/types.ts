import type { WayView } from "../change/index.ts";
import type { Manner, RuledChange } from "../change-rules/index.ts";
import type { Diagnostic } from "../diagnostics/index.ts";

/**
 * What a change does to what runs already: `adds` leaves it alone, `alters` changes it in place, `takes` ends something that
 * somebody may use.
 */
export type Effect = "adds" | "alters" | "takes";

/** One thing that changes, in words: `{what: "ports come", items: ["swp51 to spine-3 swp1, 10.254.0.5/31"]}`. */
export interface Change {
  readonly effect: Effect;
  /** How what is altered takes it; absent where it is in place. */
  readonly manner?: Exclude<Manner, "in-place">;
  readonly what: string;
  readonly items: readonly string[];
}

/** A switch's configuration or an object of the cluster that is not as it was. */
export interface Subject {
  /** `spine`, `ToR`, or the kind of a Calico object or node. */
  readonly sort: string;
  readonly name: string;
  readonly change: "comes" | "goes" | "changes";
  /** Where the whole thing comes or goes, what it consists of. */
  readonly changes: readonly Change[];
  /** A unified diff of its text, passwords masked. */
  readonly diff: string;
}

/** A BGP session between two routers, and what becomes of it. */
export interface SessionChange {
  readonly ends: readonly [string, string];
  readonly roles: readonly [string, string];
  readonly type: "ebgp" | "ibgp";
  /** Over IPv6; absent over IPv4. */
  readonly family?: "ipv6";
  /**
   * `resets`: it runs before and after, and is torn down in between. `waits`: it runs on as it began, and what changes holds from its
   * next start.
   */
  readonly change: "appears" | "goes" | "resets" | "waits";
  /** Why it resets, or what waits, each naming the end. */
  readonly why: readonly string[];
}

/** A number under the same label before and after. */
export interface Renumbered {
  readonly name: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** A switch's numbers are refused on deployment until the user names the switch. */
  readonly allowed: boolean;
}

/** A change that can't simply be made on what runs. */
export interface Guarded extends RuledChange {
  /** It is refused on deployment until the user names it. */
  readonly allowed: boolean;
}

/** Switches in maintenance, which stand by until they are shut. */
export interface DrainReview {
  /** Those that go into it, by name. */
  readonly begins: readonly string[];
  /** Those that come out of it and are still there. */
  readonly ends: readonly string[];
  /** A sentence for each that is in it afterwards: what it still carries, and what is lost once it is shut. */
  readonly lines: readonly string[];
  /** Of those that go into it: what would be missed. Empty where nothing is. */
  readonly missed: readonly string[];
}

/** What the router with most of a tier has to hold. */
export interface TierSizes {
  readonly devices: number;
  readonly sessions: number;
  readonly routes: number;
  readonly paths: number;
  readonly nextHopSets: number;
}

export interface SizeChange {
  readonly tier: string;
  readonly before: TierSizes | null;
  readonly after: TierSizes | null;
}

/** The worst that one failure of a kind does, in ordered pairs of nodes. */
export interface Loss {
  readonly count: number;
  readonly lost: number;
  readonly partlyLost: number;
  readonly fewerPaths: number;
}

export interface FailureChange {
  readonly kind: string;
  readonly before: Loss | null;
  readonly after: Loss | null;
}

/** Something that took no traffic with it when it failed, and now would. */
export interface NewLoss {
  readonly failure: string;
  /** Ordered pairs of nodes. */
  readonly pairs: number;
}

export interface FailureReview {
  readonly kinds: readonly FailureChange[];
  readonly worse: readonly NewLoss[];
  /** Ordered pairs of nodes of the fabric that failures were tried on. */
  readonly pairs: { readonly before: number; readonly after: number };
  /** Failures were tried on a smaller fabric of the same shape. */
  readonly smaller: boolean;
}

/** `safe`: nothing that runs is touched. `disruptive`: the reasons say what is. `refused`: it can't be deployed. */
export interface Verdict {
  readonly kind: "safe" | "disruptive" | "refused";
  readonly reasons: readonly string[];
}

export interface SideError {
  readonly side: "base" | "head";
  readonly diagnostic: Diagnostic;
}

/** One fabric against another. Plain data. */
export interface Review {
  readonly name: string;
  readonly verdict: Verdict;
  /** Errors of specs that can't be built: `base` is the datacenter as it is, `head` as it would be. */
  readonly errors: readonly SideError[];
  /** Of the spec as it would be. */
  readonly warnings: readonly Diagnostic[];
  readonly switches: readonly Subject[];
  readonly objects: readonly Subject[];
  readonly sessions: readonly SessionChange[];
  /** What can't be changed in place, what moves, and what would take another's place. */
  readonly guarded: readonly Guarded[];
  readonly renumbered: readonly Renumbered[];
  readonly drains: DrainReview;
  readonly sizes: readonly SizeChange[];
  /** A large fabric is simulated by a smaller one of the same shape: sizes and faults are that one's. */
  readonly part: boolean;
  readonly failures: FailureReview | null;
  /** From base to head, step by step; null where one of them is not there or is refused. */
  readonly way: WayView | null;
  /** Every name and port that tells one subject from another that is changed alike. */
  readonly names: ReadonlySet<string>;
}
