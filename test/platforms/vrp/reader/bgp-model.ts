import type { FamilyName } from "./grammar.ts";

/** What may be said of a group or of a peer outside address families. */
export interface Session {
  localAsn: number | null;
  passive: boolean;
  password: string | null;
  ttl: number | null;
  source: string | null;
  /** The address of several on its port that it comes from. */
  own: { readonly port: string; readonly address: string } | null;
  bfd: boolean;
  bfdTimers: { transmit: number; receive: number; multiplier: number } | null;
  keepalive: number;
  hold: number;
  connectRetry: number;
  description: string;
}

/** And inside one. */
export interface Exchange {
  group: string | null;
  imports: string | null;
  exports: string | null;
  reflects: boolean;
  originates: boolean;
  defaultPolicy: string | null;
  publicAsns: boolean;
  overrides: boolean;
  ownAs: number;
  communities: boolean;
  large: boolean;
  limit: number | null;
}

export interface Group extends Session {
  readonly internal: boolean;
  readonly listens: boolean;
  readonly ranges: string[];
  readonly asns: number[];
  readonly segments: (readonly [number, number])[];
}

export interface Peer extends Session {
  readonly asn: number;
  group: string | null;
}

export interface AddressFamily {
  preference: readonly number[];
  ebgpPaths: number;
  ibgpPaths: number;
  relaxed: boolean;
  thirdParty: boolean;
  policiesReflect: boolean;
  /** Kinds of peers that 65535:0 is sent to. */
  shutdownTo: readonly string[];
  networks: readonly string[];
  aggregates: readonly string[];
  readonly exchanges: Map<string, Exchange>;
}

export interface Bgp {
  readonly asn: number;
  routerId: string;
  familiesSayIt: boolean;
  asPathLimit: number | null;
  restarts: boolean;
  restart: number;
  stale: number;
  limit: number | null;
  readonly groups: Map<string, Group>;
  readonly peers: Map<string, Peer>;
  readonly families: Map<FamilyName, AddressFamily>;
}

/** VRP's own, where nothing is said. */
export const session = (): Session => ({
  localAsn: null,
  passive: false,
  password: null,
  ttl: null,
  source: null,
  own: null,
  bfd: false,
  bfdTimers: null,
  keepalive: 60,
  hold: 180,
  connectRetry: 32,
  description: "",
});

export const exchange = (): Exchange => ({
  group: null,
  imports: null,
  exports: null,
  reflects: false,
  originates: false,
  defaultPolicy: null,
  publicAsns: false,
  overrides: false,
  ownAs: 0,
  communities: false,
  large: false,
  limit: null,
});

export const addressFamily = (): AddressFamily => ({
  preference: [255, 255, 255],
  ebgpPaths: 1,
  ibgpPaths: 1,
  relaxed: false,
  thirdParty: false,
  policiesReflect: false,
  shutdownTo: [],
  networks: [],
  aggregates: [],
  exchanges: new Map(),
});
