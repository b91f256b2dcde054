import type { Router } from "../network/types.ts";
import { DEFAULT_LOCAL_PREF, type AttributeTable } from "./attributes.ts";
import { NOT_SENT } from "./export.ts";

/**
 * What a path becomes at the router that receives it, before the policy: the attributes' number, or `NOT_SENT` where the router must
 * not take it: its own AS in the path (RFC 4271 section 9.1.2), itself as originator or its cluster in the list (RFC 4456 section 8),
 * itself as next hop (RFC 4271 section 5.1.3).
 */
export function imported(table: AttributeTable, router: Router, external: boolean, sent: number): number {
  const attributes = table.all[sent];
  if (attributes === undefined) return NOT_SENT;
  const { asPath, originator, clusters, nextHop } = attributes;
  const refused =
    table.asPaths.includes(asPath, router.asn) ||
    originator === router.routerId ||
    table.clusterLists.includes(clusters, router.clusterId) ||
    router.interfaces.some(({ address }) => address === nextHop);
  if (refused) return NOT_SENT;
  return external ? table.intern({ ...attributes, localPref: DEFAULT_LOCAL_PREF }) : sent;
}
