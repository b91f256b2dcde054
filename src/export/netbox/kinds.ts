/** An object as NetBox's REST API gives it. */
export type NetBoxObject = Readonly<Record<string, unknown>> & { readonly id: number };

/** How a kind of object is found. */
export interface Kind {
  /** Below `/api/`. */
  readonly endpoint: string;
  /** The parameter by whose values those that are wanted are asked for. */
  readonly by: string;
  /** What tells an object from others of its kind. */
  readonly keyOf: (object: NetBoxObject) => string;
}

const text = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

const inside = (value: unknown, field: string): unknown =>
  typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[field]
    : undefined;

const field =
  (name: string) =>
  (object: NetBoxObject): string =>
    text(object[name]);

/** `r1-tor0 swp49`, of an interface. */
const portOf = (port: unknown): string =>
  `${text(inside(inside(port, "device"), "name"))} ${text(inside(port, "name"))}`;

/** Of a cable with one end each: both ports, the lesser first. */
export const cableKey = (one: string, other: string): string => [one, other].toSorted().join(" -- ");

const firstPort = (terminations: unknown): string =>
  portOf(inside(Array.isArray(terminations) ? terminations[0] : undefined, "object"));

const bySlug = (endpoint: string): Kind => ({ endpoint, by: "slug", keyOf: field("slug") });

/** Every kind, in the order in which one needs another. */
export const KINDS = {
  site: bySlug("dcim/sites"),
  rack: { endpoint: "dcim/racks", by: "name", keyOf: field("name") },
  manufacturer: bySlug("dcim/manufacturers"),
  deviceType: bySlug("dcim/device-types"),
  role: bySlug("dcim/device-roles"),
  platform: bySlug("dcim/platforms"),
  rir: bySlug("ipam/rirs"),
  asn: { endpoint: "ipam/asns", by: "asn", keyOf: field("asn") },
  device: { endpoint: "dcim/devices", by: "name", keyOf: field("name") },
  interface: { endpoint: "dcim/interfaces", by: "device", keyOf: portOf },
  cable: {
    endpoint: "dcim/cables",
    by: "device",
    keyOf: (cable) => cableKey(firstPort(cable["a_terminations"]), firstPort(cable["b_terminations"])),
  },
  prefix: { endpoint: "ipam/prefixes", by: "prefix", keyOf: field("prefix") },
  address: { endpoint: "ipam/ip-addresses", by: "address", keyOf: field("address") },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof KINDS;

/** Another object that is wanted, by what it is and what tells it. */
export interface Ref {
  readonly ref: KindName;
  readonly key: string;
}

export type Field = string | number | boolean | Ref | readonly Termination[];

/** An end of a cable. */
export interface Termination {
  readonly object_type: "dcim.interface";
  readonly object_id: Ref;
}

/** What is to be in NetBox. */
export interface Wanted {
  readonly kind: KindName;
  readonly key: string;
  /** A value of the kind's `by`. */
  readonly found: string;
  /** What it is to say, now and later. */
  readonly says: Readonly<Record<string, Field>>;
  /** What it says besides when it is made: afterwards that is NetBox's users' to say. */
  readonly first: Readonly<Record<string, Field>>;
}

export const isRef = (value: Field): value is Ref => typeof value === "object" && "ref" in value;
