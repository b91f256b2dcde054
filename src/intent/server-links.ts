import type { FabricPlan, ServerLinkPlan } from "../plan/types.ts";

/** A link of a server's own, and whose it is. */
export interface ServerLink extends ServerLinkPlan {
  readonly server: string;
}

/** Links of servers, by rack and server. */
export const allServerLinks = ({ racks }: FabricPlan): readonly ServerLink[] =>
  racks.flatMap(({ nodes, hosts }) =>
    [...nodes, ...hosts].flatMap(({ name, links }) => links.map((link) => ({ ...link, server: name }))),
  );

/** Those to one switch. */
export const serverLinks = (plan: FabricPlan, device: string): readonly ServerLink[] =>
  allServerLinks(plan).filter((link) => link.device === device);
