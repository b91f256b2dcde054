import { systems } from "../../hardware/index.ts";
import type { Aggregate } from "../../plan/switching.ts";
import { alias } from "./stanza.ts";

export const bondName = ({ number }: Aggregate): string => `${systems.linux.aggregate}${String(number)}`;

/** An LACP aggregate (IEEE 802.1AX), its flows told apart by their ports too. */
export const bonded = (ports: readonly string[]): readonly string[] => [
  `bond-slaves ${ports.join(" ")}`,
  "bond-mode 802.3ad",
  "bond-xmit-hash-policy layer3+4",
];

/** One to a server. */
export const bond = ({ peers, ports }: Aggregate): readonly string[] => [
  alias(peers.join(" ")),
  ...bonded(ports),
];
