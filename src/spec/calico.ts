import { z } from "zod";
import { community } from "./bgp-numbers.ts";
import { calicoVersion } from "./calico-version.ts";
import { cidr, label } from "./scalars.ts";

/** Calico's IPAMConfiguration, which is the whole cluster's: written only where the spec has it. */
const ipam = z
  .strictObject({
    strictAffinity: z
      .boolean()
      .default(false)
      .describe(
        "A node takes addresses from its own blocks only, so no pod's address is a route of its own (/32); a pod fails where no block is free. Default false.",
      ),
    maxBlocksPerHost: z
      .int()
      .min(1)
      .max(1_000_000)
      .default(20)
      .describe("Blocks that one node may hold. 1 to 1000000, default 20."),
  })
  .describe("How Calico gives out addresses. Default: left as the cluster has it.");

/** Calico's own settings of one cluster. */
export const calicoSettings = z
  .strictObject({
    version: calicoVersion,
    rackLabel: z
      .string()
      .regex(
        /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
        "must be a label's key: at most 63 characters, and before a '/' at most 253",
      )
      .default("rack")
      .describe(
        "Key of the label that says which rack a node stands in; pools and peers select by it. Default rack.",
      ),
    natOutgoing: z
      .boolean()
      .default(false)
      .describe(
        "Nodes translate what pods send to addresses outside every pool (IPPool natOutgoing). Default false.",
      ),
    namespace: label
      .default("calico-system")
      .describe(
        "The namespace that calico-node runs in, where it reads passwords: calico-system under the operator, kube-system under Calico's manifests. Default calico-system.",
      ),
    natExclusions: z
      .array(cidr)
      .default([])
      .describe(
        "Where natOutgoing is on: destinations that pods reach with their own address, each as a disabled IPPool, for Calico translates towards no pool. Default none.",
      ),
    podCommunities: z
      .array(community)
      .max(50)
      .default([])
      .describe(
        "Communities that nodes put on the routes of pods (BGPConfiguration prefixAdvertisements), for whoever sorts by them inside; ranges that borders tell outside have those of outside.communities.out alone. Default none.",
      ),
    ipam: ipam.optional(),
    reserved: z
      .array(cidr)
      .default([])
      .describe("Parts of the pods' pools that no pod is given (IPReservation). Default none."),
  })
  .describe("Calico's side of a cluster.");

/** What of Calico's own settings the fabric writes. */
export const calico = calicoSettings.prefault({}).describe("Calico's side of the fabric.");
