import { z } from "zod";
import { index, label } from "./scalars.ts";

/** The pod that something stands in. @param what as in `the rack stands` */
export const podName = (what: string) => label.optional().describe(`Name of the pod in which ${what}.`);

const pod = z
  .strictObject({ name: label.describe("Name of the pod, unique."), index })
  .describe("A pod: spines, and the racks that they join.");

/** Not Kubernetes' pods: points of delivery. */
export const pods = z
  .array(pod)
  .default([])
  .describe(
    "The pods of a five-stage fabric (points of delivery; Kubernetes' pods are another thing): each is a leaf-spine fabric of its own, and super-spines join them. Spines and racks name theirs. Default none: one leaf-spine fabric.",
  );
