import type { AsnScheme } from "./asns.ts";
import type { SwitchedFabric } from "./switched/fabric.ts";
import type { OspfTimers, SwitchRole } from "./types.ts";

/** By role: why such a switch can't stand before routers outside; null where it can. */
export type Borders = Readonly<Record<SwitchRole, string | null>>;

/** What a fabric model says of numbers, of ToRs and of links. */
export interface LayoutRules {
  readonly asns: AsnScheme;
  readonly discardsOwnPods: boolean;
  readonly spinesLinked: boolean;
  /** OSPF on switches, where it finds the ways between them; else null. */
  readonly ospf: OspfTimers | null;
  /** Switches that only switch. */
  readonly bridges: ReadonlySet<SwitchRole>;
  readonly borders: Borders;
  /** A fabric in which no switch routes and nodes stand in planes; null in others, where a rack is a network. */
  readonly switched: SwitchedFabric | null;
}
