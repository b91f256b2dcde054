import type { EthernetIntent } from "../../intent/index.ts";

const FEC = { none: "off", fc: "baser", rs: "rs" } as const;

/** What is said of a port's Ethernet: nothing else is touched. A speed that is said is not negotiated. */
export const ethernet = ({ mtu, gbps, fec }: EthernetIntent): readonly string[] => [
  ...(mtu === undefined ? [] : [`mtu ${String(mtu)}`]),
  ...(gbps === undefined
    ? []
    : [`link-speed ${String(gbps * 1000)}`, "link-duplex full", "link-autoneg off"]),
  ...(fec === undefined ? [] : [`link-fec ${FEC[fec]}`]),
];
