/** The pools of addresses, in the order in which they are listed. */
export const ADDRESS_POOLS = [
  "spineLoopbacks",
  "superSpineLoopbacks",
  "torLoopbacks",
  "links",
  "spineLinks",
  "superSpineLinks",
  "serverLinks",
  "planes",
  "nodes",
  "nodePlanes",
  "pods",
] as const;

export type AddressPool = (typeof ADDRESS_POOLS)[number];

/** Whether it is of links between two switches. */
export const isLinkPool = (pool: string): boolean =>
  pool === "links" || pool === "spineLinks" || pool === "superSpineLinks";
