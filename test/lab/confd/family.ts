/** An address family as Calico 3 runs it: a BIRD 1.6 of its own, configured from the same objects. */
export interface Family {
  readonly version: 4 | 6;
  /** BIRD's program, and the start of the names of its files. */
  readonly program: "bird" | "bird6";
  /** Of a Node: its address in this family, with the length of its network. */
  readonly annotation: "IPv4Address" | "IPv6Address";
  /** The ends of the names of a BGPFilter's lists. */
  readonly filters: "V4" | "V6";
  readonly addressLength: 32 | 128;
}

export const IPV4: Family = {
  version: 4,
  program: "bird",
  annotation: "IPv4Address",
  filters: "V4",
  addressLength: 32,
};

export const IPV6: Family = {
  version: 6,
  program: "bird6",
  annotation: "IPv6Address",
  filters: "V6",
  addressLength: 128,
};

/** Whether an address or a CIDR is one of the family. */
export const isOf = ({ version }: Family, text: string): boolean => text.includes(":") === (version === 6);

/** An address as BIRD's symbols have it: `10_1_0_1`, `fd00__1`. */
export const symbolOf = (address: string): string => address.replaceAll(/[.:]/g, "_");
