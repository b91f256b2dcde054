import type { CalicoVersion } from "../../spec/index.ts";
import { isFrom } from "./fields.ts";

/*
 * What a node's BIRD makes of routes. confd's templates for it (projectcalico/calico, confd/etc/calico/confd/templates) are the same from
 * 3.28 to 3.31 but for fields of BGPPeer that are not written here; in 3.32 routes have a priority.
 */

/** A priority is a Linux metric, lower is better; the local preference that it becomes is this less the priority. */
const HIGHEST_PREFERENCE = 2_147_483_647;

/** The priority of every route of Calico's that nothing else is said of. */
const NORMAL_PRIORITY = 1024;

/** BIRD's own `default bgp_local_pref`, RFC 4271's usual one. */
const BIRDS_OWN_PREFERENCE = 100;

/** Whether a node turns the metric of its routes into local preference, and the preference of what it learns into the kernel's metric. */
export const hasPriorities = (version: CalicoVersion): boolean => isFrom(version, "3.32");

/** The local preference with which a node tells its own AS of its blocks and services. */
export const ownLocalPreference = (version: CalicoVersion): number =>
  hasPriorities(version) ? HIGHEST_PREFERENCE - NORMAL_PRIORITY : BIRDS_OWN_PREFERENCE;
