import type { AsnScheme } from "./asns.ts";
import type { Attachments } from "./attachment.ts";
import type { LinkNumbering } from "../spec/index.ts";
import type { SwitchedFabric } from "./switched/fabric.ts";
import type { OspfTimers, SwitchRole } from "./types.ts";

/**
 * The uppermost tier that routes: all below it route too, all above it only switch and make up planes. Above a fabric in which
 * ToRs switch as well, nodes stand in those planes, and a rack is no network.
 */
export type Routing =
  | { readonly from: "spine" }
  | { readonly from: "tor" }
  | { readonly from: "node"; readonly fabric: SwitchedFabric };

/**
 * What routers are told from above: every route, or the default alone. By the default a ToR would send back up what goes to a pod of its rack
 * that is not there, so it drops that itself; and a spine draws traffic to racks that it has lost its link to, so each two spines of a pod
 * have a link between them.
 */
export type Downward = "routes" | "default";

/** By role: why such a switch can't stand before routers outside; null where it can. */
export type Borders = Readonly<Record<SwitchRole, string | null>>;

/** What a fabric model says of numbers, of switches and of links. */
export interface LayoutRules {
  /** Whether super-spines join pods: five stages, and not three. */
  readonly pods: boolean;
  readonly asns: AsnScheme;
  readonly routing: Routing;
  readonly downward: Downward;
  /** OSPF on switches, where it finds the ways between them; else null. */
  readonly ospf: OspfTimers | null;
  readonly borders: Borders;
  readonly attachments: Attachments;
  /** Whether links between switches that route have addresses. */
  readonly links: LinkNumbering;
}
