/** A router's own account of its BGP table, whatever its software: by prefix (`10.0.0.0/26`). */
export type ObservedBgp = ReadonlyMap<string, readonly ObservedPath[]>;

export interface ObservedPath {
  /** The neighbour's address; null for a route of its own. */
  readonly peer: string | null;
  /** Null for a route of its own. */
  readonly nextHop: string | null;
  /** Numbers with blanks between; empty for a route of the same AS. */
  readonly asPath: string;
  readonly localPref: number;
  /** Cluster ids (RFC 4456) with blanks between, in no order; null where the software's table does not say. */
  readonly clusters: string | null;
  readonly best: boolean;
  /** Installed together with the best; null where the software's table does not say. */
  readonly multipath: boolean | null;
}

/** What a router forwards by: for each prefix its ways, `10.0.0.1 swp1`, `connected swp1`, `discard`, in the order of text. */
export type ObservedForwarding = ReadonlyMap<string, readonly string[]>;

/** Says whom a next hop is, by an address that a plan knows: a router may forward to a neighbour's link-local address. */
export type NeighbourName = (address: string) => string;

export const asWritten: NeighbourName = (address) => address;

/** fe80::/10 (RFC 4291), which every port has and no plan knows. */
export const isLinkLocal = (text: string): boolean => /^fe[89ab][0-9a-f]:/.test(text);
