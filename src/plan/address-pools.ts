/** The pools of addresses, in the order in which they are listed. */
export const ADDRESS_POOLS = [
  "spineLoopbacks",
  "torLoopbacks",
  "links",
  "spineLinks",
  "serverLinks",
  "planes",
  "nodes",
  "nodePlanes",
  "pods",
] as const;

export type AddressPool = (typeof ADDRESS_POOLS)[number];
