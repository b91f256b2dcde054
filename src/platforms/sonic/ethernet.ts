import type { EthernetIntent } from "../../intent/index.ts";
import type { Row } from "./tables.ts";

/** Of a port channel, and of a VLAN's interface. */
export const mtuRow = ({ mtu }: EthernetIntent = {}): Row => (mtu === undefined ? {} : { mtu: String(mtu) });

/** Of a port. */
export const portRow = (said: EthernetIntent = {}): Row => ({
  ...mtuRow(said),
  ...(said.gbps === undefined ? {} : { speed: String(1000 * said.gbps) }),
  ...(said.fec === undefined ? {} : { fec: said.fec }),
});
