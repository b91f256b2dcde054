/** What a cable leads between. `fabric`: two switches that route, or one and one that only switches; `server`: a server and its ToR; `tor-peer`: two ToRs of a rack. */
export type CableKind = "fabric" | "server" | "tor-peer" | "outside";

export interface CablePort {
  readonly device: string;
  /** Null where the spec does not say which of its ports it is. */
  readonly interface: string | null;
  /** Null of a spine and of a router outside. */
  readonly rack: string | null;
}

/** A cable with both ends, the lower first: a server, then its ToR, then a spine, then the outside. */
export interface Cable {
  /** `r1-tor0--spine-1`, and `/2` and so on behind it from the second between the two on. It stays while others come and go. */
  readonly id: string;
  readonly kind: CableKind;
  readonly ends: readonly [CablePort, CablePort];
  /** Speed in Gb/s; null where neither the spec nor the switches' hardware says one. */
  readonly gbps: number | null;
}
