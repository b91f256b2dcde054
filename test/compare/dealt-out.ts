import { subnetAt } from "../../src/net/pool.ts";
import type { BlocksOf } from "../../src/simulate/index.ts";

/** So many subnets of a rack's pool, dealt out to the nodes one by one. */
export const dealtOut =
  (perRack: number, length: number): BlocksOf =>
  (node, rack) =>
    Array.from({ length: perRack }, (_, at) => at)
      .filter((at) => at % rack.nodes.length === rack.nodes.indexOf(node))
      .flatMap((at) => subnetAt([rack.pods], length, at) ?? []);
