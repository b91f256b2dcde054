import type * as pulumi from "@pulumi/pulumi";
import type { Fabric } from "../components/index.ts";

/** A switch that routes. */
export interface FabricSwitch {
  readonly name: string;
  readonly role: string;
  /** Of a ToR: its rack. */
  readonly rack?: string;
  /** Of a spine or a ToR, where there are pods. */
  readonly pod?: string;
  /** Of a super-spine that is in one. */
  readonly plane?: number;
  readonly asn: number;
  readonly loopback: string;
  /** Fields that end in 6 are there where there is IPv6. */
  readonly loopback6?: string;
}

/** A layer 2 network of switches that only switch. */
export interface FabricPlane {
  readonly name: string;
  readonly subnet: string;
  readonly subnet6?: string;
  /** Where bridges need one to tell it from others. */
  readonly vlan?: number;
  readonly bridges: string[];
}

/** A switch that only switches: the user sets it up. */
export interface FabricBridge {
  readonly name: string;
  readonly role: string;
  readonly rack?: string;
  /** As in `swp1 to r1-tor0 swp49 in plane-0`. */
  readonly ports: string[];
}

export interface FabricNode {
  readonly name: string;
  /** Whose it is, where there are several clusters. */
  readonly cluster?: string;
  readonly asn: number;
  readonly address: string;
  readonly address6?: string;
  /** Where nodes stand in planes: `eth0 10.192.0.10/17 in plane-0`, what the node's operating system must be given. */
  readonly ports?: string[];
  /** The plane that it is a route reflector of, where it is one. */
  readonly reflects?: string;
}

/** What another cluster has in a rack that it shares. */
export interface FabricGuest {
  readonly cluster: string;
  /** Its IPPool there. */
  readonly pods: string;
}

export interface FabricRack {
  readonly name: string;
  /** Whose `pods` are, where there are several clusters. */
  readonly cluster?: string;
  readonly asn: number;
  /** What nodes and ToRs share. Absent where nodes stand in planes, and a rack is no network. */
  readonly subnet?: string;
  readonly subnet6?: string;
  /** Its IPPool. */
  readonly pods: string;
  /** Its IPPool in IPv6. */
  readonly pods6?: string;
  /** Where it is shared. */
  readonly guests?: FabricGuest[];
  readonly gateways: string[];
  readonly nodes: FabricNode[];
}

export interface FabricSessionEnd {
  readonly name: string;
  /** Absent where each node is in an AS of its own. */
  readonly asn?: number;
  readonly at: string;
  /** The same end of the session over IPv6. */
  readonly at6?: string;
}

export interface FabricSession {
  readonly id: string;
  /** `ebgp` or `ibgp`. */
  readonly type: string;
  readonly ends: FabricSessionEnd[];
}

/** What a switch takes of its hardware's tables in one address family; where there is IPv6 as well, that has as many again. */
export interface FabricTableEntries {
  /** Routes shorter than /32. */
  readonly prefixes: number;
  /** Routes of /32. */
  readonly hosts: number;
  /** Addresses of other routers in the networks that it stands in. */
  readonly neighbours: number;
  /** Distinct sets of two or more next hops. */
  readonly ecmpGroups: number;
}

export interface FabricTables {
  readonly device: string;
  readonly role: string;
  /** Today. */
  readonly now: FabricTableEntries;
  /** Today, with a route for each pod of as many as nodes may run. */
  readonly withHostRoutes: FabricTableEntries;
  /** At the declared capacity. */
  readonly full: FabricTableEntries;
}

export interface FabricOutputs {
  readonly switches: pulumi.Output<FabricSwitch[]>;
  readonly planes: pulumi.Output<FabricPlane[]>;
  readonly bridges: pulumi.Output<FabricBridge[]>;
  readonly pools: pulumi.Output<FabricRack[]>;
  readonly sessions: pulumi.Output<FabricSession[]>;
  readonly tables: pulumi.Output<FabricTables[]>;
}

/** What is null in a view is not there in a schema of optional properties. */
type Present<T> = T extends readonly (infer Item)[]
  ? Present<Item>[]
  : T extends object
    ? { [K in keyof T as null extends T[K] ? never : K]: Present<T[K]> } & {
        [K in keyof T as null extends T[K] ? K : never]?: Present<NonNullable<T[K]>>;
      }
    : T;

function present<T>(value: T): Present<T> {
  const clean = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(clean);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).flatMap(([key, of]) => (of === null ? [] : [[key, clean(of)]])),
    );
  };
  return clean(value) as Present<T>;
}

/** What a fabric knows, in types that Pulumi can infer a schema from. */
export const outputsOf = ({ switches, planes, bridges, pools, sessions, tables }: Fabric): FabricOutputs => ({
  switches: switches.apply(present),
  planes: planes.apply(present),
  bridges: bridges.apply(present),
  pools: pools.apply(present),
  sessions: sessions.apply(present),
  tables: tables.apply(present),
});
