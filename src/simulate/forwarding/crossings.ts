import { item } from "../item.ts";
import type { Network } from "../network.ts";
import { isApart, type Target } from "./destinations.ts";

/** Pods and services are a cluster's; nodes' own addresses, and those that several servers have, are the fabric's and everybody's. */
const isClusters = ({ routers }: Network, { owner, place, port }: Target): boolean =>
  item(routers, owner).cluster !== undefined && place !== "anycast" && port < 0;

/** Whether there are several clusters. */
export const hasClusters = ({ routers }: Network): boolean =>
  routers.some(({ cluster }) => cluster !== undefined);

/** Nodes that are not to reach a destination: it is of a cluster that theirs is apart from. */
export const keptApart = (network: Network, target: Target): readonly number[] =>
  isClusters(network, target)
    ? [...network.routers.keys()].filter((router) => isApart(network, router, target.owner))
    : [];
