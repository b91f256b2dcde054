import type { Router, Software } from "../network/types.ts";
import { DEFAULT_LOCAL_PREF, DRAINING_LOCAL_PREF, type AttributeTable } from "./attributes.ts";
import { NOT_SENT } from "./export.ts";
import { IS_BIRD } from "./software.ts";

/** Whether the community lowers the preference of what comes from another AS (RFC 8326 section 4): FRR does it by itself, other switches and hosts by a filter. */
const knowsGracefulShutdown: Readonly<Record<Software, boolean>> = {
  frr: true,
  vendor: true,
  bird: false,
  bird2: true,
  bird1: true,
  gobgp: true,
};

/** RFC 4456 section 8 wants it of every session; BIRD has a cluster only towards clients, and looks there alone, on the way in and out. */
export const looksForItsCluster = (software: Software, client: boolean): boolean =>
  client || !IS_BIRD.has(software);

/** How the receiver holds the sender. */
export interface Taking {
  readonly external: boolean;
  /** For a route reflector client. */
  readonly fromClient: boolean;
  /** The AS that the receiver is in on the session. */
  readonly receiverAsn: number;
  /** How often the receiver's own AS may stand in the path. */
  readonly allowsOwnAs: number;
}

/**
 * What a path becomes at the router that receives it, before the policy: the attributes' number, or `NOT_SENT` where the router must
 * not take it: its own AS in the path (RFC 4271 section 9.1.2) more often than it allows, a longer path than it takes, itself as originator or its cluster in the list (RFC 4456 section 8),
 * itself as next hop (RFC 4271 section 5.1.3), which BIRD looks at on one hop alone, and Calico's sessions are multihop.
 */
export function imported(
  table: AttributeTable,
  router: Router,
  { external, fromClient, receiverAsn, allowsOwnAs }: Taking,
  sent: number,
): number {
  const attributes = table.all[sent];
  if (attributes === undefined) return NOT_SENT;
  const { asPath, originator, clusters, nextHop } = attributes;
  const refused =
    table.asPaths.count(asPath, receiverAsn) > allowsOwnAs ||
    table.asPaths.lengthOf(asPath) > (router.maximumAsPath ?? Infinity) ||
    originator === router.routerId ||
    (looksForItsCluster(router.software, fromClient) &&
      table.clusterLists.includes(clusters, router.clusterId)) ||
    (router.software !== "bird" && router.interfaces.some(({ address }) => address === nextHop));
  if (refused) return NOT_SENT;
  if (!external) return sent;
  const gracefulShutdown = attributes.gracefulShutdown || router.draining;
  const lowered = gracefulShutdown && knowsGracefulShutdown[router.software];
  const localPref = lowered ? DRAINING_LOCAL_PREF : DEFAULT_LOCAL_PREF;
  return table.intern({ ...attributes, gracefulShutdown, localPref });
}
