import { racksAt } from "../plan/lookups.ts";
import type { FabricPlan, ServerLinkPlan } from "../plan/types.ts";

/** A link of a server's own, and whose it is. */
export interface ServerLink extends ServerLinkPlan {
  readonly server: string;
}

/** Those of a ToR's ports that lead to one server each, and have an address for it: by rack and server. */
export const allServerLinks = ({ racks }: Pick<FabricPlan, "racks">): readonly ServerLink[] =>
  racks.flatMap(({ nodes, hosts, tors }) => {
    const inNetwork = new Set(tors.flatMap((tor) => (tor.interface === null ? [] : [tor.device])));
    return [...nodes, ...hosts].flatMap(({ name, links }) =>
      links.filter(({ device }) => !inNetwork.has(device)).map((link) => ({ ...link, server: name })),
    );
  });

/** Those to one switch. */
export const serverLinks = ({ racks }: FabricPlan, device: string): readonly ServerLink[] =>
  allServerLinks({ racks: racksAt(racks, device) }).filter((link) => link.device === device);
