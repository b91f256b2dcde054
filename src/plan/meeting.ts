import type { Ipv4 } from "../net/ipv4.ts";
import { there } from "./there.ts";
import type { RackGateway, ServerLinkPlan } from "./types.ts";

/** Where a ToR and a server of its rack meet. */
export interface Meeting {
  /** The ToR's. */
  readonly interface: string;
  readonly address: Ipv4;
  readonly serverAddress: Ipv4;
}

/** On the server's own link, else on the network of the rack. */
export function meetingOf(
  { device, interface: port, address }: RackGateway,
  server: { readonly address: Ipv4; readonly links: readonly ServerLinkPlan[] },
): Meeting {
  const link = server.links.find((one) => one.device === device);
  return (
    link ?? {
      interface: there(port, `interface of ${device} into its rack`),
      address: there(address, `address of ${device} in its rack`),
      serverAddress: server.address,
    }
  );
}
