import type { BridgeIntent, SwitchIntent } from "../intent/index.ts";
import type { Switching } from "../plan/switching.ts";
import type { PlatformName } from "../spec/index.ts";
import type { Decision } from "./decision.ts";
import type { Look } from "./look.ts";
import type { Need } from "./needs.ts";
import type { Dialect } from "./ordered-change/dialect.ts";
import type { LineSyntax } from "./own-lines/syntax.ts";
import type { Range, RangeName } from "./ranges.ts";

/** A network operating system, as far as this project needs to know it. */
export interface Platform {
  /** The configuration that a switch is given. The same intent gives the same bytes. The intent has nothing that the platform lacks. */
  readonly render: (intent: SwitchIntent) => string;
  /** Of switches that only switch; null where they are the user's to set up. */
  readonly bridges: BridgeRendering | null;
  /** Why it has no interface of this name, as what follows the name in a sentence; null where it may have one. */
  readonly refusesInterface: (name: string) => string | null;
  /** Whether a VRF is an interface of its own, by whose name no other may be. */
  readonly vrfIsInterface?: true;
  /** File name extension of its configurations, with the dot. */
  readonly extension: string;
  /** What of all that an intent may ask it has. */
  readonly capabilities: Readonly<Record<Need, Capability>>;
  /** What its BGP does by itself: the simulator goes by it. */
  readonly decision: Decision;
  /** Numbers that it takes only within limits of its own; absent where it takes whatever the spec does. */
  readonly ranges: Readonly<Partial<Record<RangeName, Range>>>;
  /** Equal-cost paths of one route that it installs at most. */
  readonly mostEqualPaths: number;
  /** What stands in its text and rests on syntax that no document confirms. Empty where every line is sure. */
  readonly unconfirmed: readonly UnconfirmedLine[];
  /** Lines of a user's own that its text takes, by the name that the spec has for them: a platform, be it another whose text is a part of its own. */
  readonly lines: Readonly<Partial<Record<PlatformName, LineSyntax>>>;
  /** How a running one is changed by commands in order; absent where the device is given whole configurations. */
  readonly dialect?: Dialect;
  /** How a running one is asked what it does; absent where nobody has said how. */
  readonly look?: Look;
}

/** How a platform configures a switch that only switches. */
export interface BridgeRendering {
  /** Of a bridge whose way of switching the platform has. The same intent gives the same bytes. */
  readonly render: (intent: BridgeIntent) => string;
  /** Which ways of switching it has. */
  readonly switching: Readonly<Record<Switching["kind"], Capability>>;
  /**
   * What it can't do of one bridge's intent though it has the way: by the names of its ports, or by who stands at the other end of a cable.
   * Null where it can; absent where it always can. `platformOf` is null of what is no switch.
   */
  readonly refuses?: (
    intent: BridgeIntent,
    platformOf: (device: string) => PlatformName | null,
  ) => Lacks | null;
}

/** Whether a platform has what an intent may ask. */
export type Capability = Has | LeavesOut | Lacks;

export interface Has {
  readonly kind: "has";
  /** What is to be known of it: the release that brings it, how it is said there. Absent where there is nothing. */
  readonly note?: string;
}

/** It does without: the fabric works, and something is less than elsewhere. */
export interface LeavesOut {
  readonly kind: "leaves-out";
  /** What that means for who runs the fabric, as a sentence without a full stop. */
  readonly consequence: string;
  /** What it has not, where that is less than all that was asked for. */
  readonly part?: string;
  /** Whether nobody need be told: what it does by itself is as good. */
  readonly quiet?: true;
}

/** The fabric would not be what the spec says: refused. */
export interface Lacks {
  readonly kind: "lacks";
  /** Why, as what follows "lacks X: " in a sentence. */
  readonly why: string;
  /** The nearest that can be had, as an order to the user without a full stop. */
  readonly instead: string;
}

/** Lines that nobody has confirmed. */
export interface UnconfirmedLine {
  readonly pattern: RegExp;
  /** What is not known, as a sentence without a full stop. */
  readonly doubt: string;
}

export const has = (note?: string): Has => ({ kind: "has", ...(note === undefined ? {} : { note }) });

export const leavesOut = (consequence: string, part?: string): LeavesOut => ({
  kind: "leaves-out",
  consequence,
  ...(part === undefined ? {} : { part }),
});

/** Where what the platform does by itself is as good. */
export const needsNot = (consequence: string): LeavesOut => ({
  kind: "leaves-out",
  consequence,
  quiet: true,
});

export const lacks = (why: string, instead: string): Lacks => ({ kind: "lacks", why, instead });
