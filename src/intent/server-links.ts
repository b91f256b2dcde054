import type { FabricPlan, ServerLinkPlan } from "../plan/types.ts";

/** Links of servers to one switch, each with whose it is. */
export const serverLinks = (
  { racks }: FabricPlan,
  device: string,
): readonly (ServerLinkPlan & { readonly server: string })[] =>
  racks.flatMap(({ nodes }) =>
    nodes.flatMap(({ name, links }) =>
      links.filter((link) => link.device === device).map((link) => ({ ...link, server: name })),
    ),
  );
