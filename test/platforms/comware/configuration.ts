/** A configuration of Comware as its lines say it, before anything is resolved. */
export interface Configuration {
  /** By family and name: `ip PODS`. */
  readonly prefixLists: Map<string, PrefixEntry[]>;
  readonly asPathLists: Map<string, string[]>;
  readonly communityLists: Map<string, string>;
  readonly policies: Map<string, PolicyNode[]>;
  readonly vlans: Map<string, { name: string | null }>;
  readonly interfaces: Map<string, Interface>;
  readonly ospf: Map<"ospf" | "ospfv3", Ospf>;
  readonly statics: Static[];
  bgp: Bgp | null;
}

export interface PrefixEntry {
  readonly index: number;
  readonly action: "permit" | "deny";
  /** `10.0.0.0/8`. */
  readonly prefix: string;
  readonly least: number;
  readonly most: number;
}

export interface PolicyNode {
  readonly node: number;
  readonly matches: Map<string, string>;
  readonly applies: Map<string, string>;
}

export interface Interface {
  readonly lines: Map<string, string>;
  readonly addresses: string[];
  /** Of its own on each of two that have the addresses above in common. */
  readonly virtuals: { readonly address: string; readonly mac: string }[];
}

export interface Ospf {
  routerId: string | null;
  readonly silent: string[];
  paths: number | null;
  area: string | null;
  /** `10.254.0.0/31`. */
  readonly networks: string[];
}

export interface Static {
  readonly family: "ip" | "ipv6";
  readonly prefix: string;
  readonly to: string;
  readonly via: string | null;
  readonly preference: number | null;
}

export interface Bgp {
  readonly asn: number;
  routerId: string | null;
  readonly restart: string[];
  readonly groups: Map<
    string,
    { readonly type: "internal" | "external"; readonly lines: Map<string, string> }
  >;
  /** By address, or `10.0.0.0/24` for a subnet. */
  readonly peers: Map<string, Map<string, string>>;
  readonly families: Map<"ipv4" | "ipv6", AddressFamily>;
}

export interface AddressFamily {
  readonly lines: Map<string, string>;
  readonly networks: string[];
  readonly aggregates: string[];
  /** By group or peer. */
  readonly peers: Map<string, Map<string, string>>;
}
