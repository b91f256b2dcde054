import type { Ipv4 } from "../net/ipv4.ts";
import { there } from "./there.ts";
import type { NodePlan, RackGateway } from "./types.ts";

/** Where a ToR and a node of its rack meet. */
export interface Meeting {
  /** The ToR's. */
  readonly interface: string;
  readonly address: Ipv4;
  readonly serverAddress: Ipv4;
}

/** On the node's own link, else on the network of the rack. */
export function meetingOf(
  { device, interface: port, address }: RackGateway,
  node: Pick<NodePlan, "address" | "links">,
): Meeting {
  const link = node.links.find((one) => one.device === device);
  return (
    link ?? {
      interface: there(port, `interface of ${device} into its rack`),
      address: there(address, `address of ${device} in its rack`),
      serverAddress: node.address,
    }
  );
}
