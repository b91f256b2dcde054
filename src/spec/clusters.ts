import { z } from "zod";
import { calicoSettings } from "./calico.ts";
import { asn } from "./bgp-numbers.ts";
import { addressPool, index, label } from "./scalars.ts";
import { services } from "./services.ts";

/** Of a rack and of a node: whose it is. */
export const clusterName = (what: string) => label.optional().describe(what);

/** Kubernetes clusters that share the fabric. */
export const clusters = z
  .array(
    z
      .strictObject({
        name: label.describe("Name of the cluster, unique."),
        index,
        pods: addressPool.describe(
          "What the cluster's IPPools are cut from, one for each rack by the rack's index, of the length that sizes.rackPods says: a range or a list. No other cluster's.",
        ),
        services,
        calico: calicoSettings
          .optional()
          .describe("Calico's side of the cluster. Default: as `calico` of the datacenter, all of it."),
        reaches: z
          .array(label)
          .default([])
          .describe(
            "Other clusters, by name, whose pods and services this cluster's nodes are told of, and they of this one's: said at one of the two is enough. Default none: each knows its own alone.",
          ),
        pin: z
          .strictObject({
            asn: asn
              .optional()
              .describe(
                "Only where a cluster has an AS of its own. Default: by its index out of pools.nodeAsns.",
              ),
          })
          .prefault({})
          .describe("Numbers that exist already and stay."),
      })
      .describe("A Kubernetes cluster with Calico that has racks, or parts of racks, of the fabric."),
  )
  .default([])
  .describe(
    "Several clusters in one fabric, each with pods and services of its own: then `pools.pods` and `services` of the datacenter are none's. Default: one cluster, without a name.",
  );
