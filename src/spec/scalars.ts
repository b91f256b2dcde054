import { IPv4, IPv4CidrRange } from "ip-num";
import { z } from "zod";
import type { DiagnosticCode } from "../diagnostics/index.ts";
import {
  canonicalIpv4,
  canonicalPrefix,
  formatPrefix,
  fromCidrRange,
  type InterfaceAddress,
  type Ipv4,
  type Prefix4,
} from "../net/ipv4.ts";
import type { Pool4 } from "../net/pool.ts";

/** What a scalar's parser says of a value that it refuses; `refuse` carries it through zod to the diagnostics. */
export interface Refusal {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string;
}

const isRefusal = (value: object | number | bigint | string): value is Refusal =>
  typeof value === "object" && "hint" in value;

/** A scalar that a user may write as text or as ip-num's object, read by `parse`, and described to editors by `json`. */
export function scalar<Input, Output extends object | number | bigint | string>(
  parse: (value: Input) => Output | Refusal,
  json: Readonly<Record<string, unknown>>,
) {
  return z
    .custom<Input>(() => true)
    .transform((value, context) => read(parse, value, context))
    .meta({ json });
}

/** The same where what stands around it says whether it has to be there: see ipv6-only.ts. */
function scalarOfIpv4<Input, Output extends object | number | bigint | string>(
  parse: (value: Input) => Output | Refusal,
  json: Readonly<Record<string, unknown>>,
) {
  return z
    .custom<Input>(() => true)
    .optional()
    .transform((value, context) => read(parse, value, context))
    .meta({ json });
}

interface Reporting {
  readonly addIssue: (issue: {
    readonly code: "custom";
    readonly message: string;
    readonly params: { readonly refusal: Refusal };
  }) => void;
}

function read<Input, Output extends object | number | bigint | string>(
  parse: (value: Input) => Output | Refusal,
  value: Input | undefined,
  context: Reporting,
): Output {
  const parsed: Output | Refusal =
    value === undefined
      ? { code: "field-missing", message: "is required and is not there", hint: "add it" }
      : parse(value);
  if (!isRefusal(parsed)) return parsed;
  context.addIssue({ code: "custom", message: parsed.message, params: { refusal: parsed } });
  return z.NEVER;
}

export const show = (value: unknown): string =>
  typeof value === "string" ? `"${value}"` : JSON.stringify(value);

export function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}

/*
 * ip-num judges what is written in any but the usual way. What is written so is read without it: the packed program loads it when it
 * is first asked, and that takes as long as reading a whole spec.
 */

function parseCidr(value: string | IPv4CidrRange): Prefix4 | Refusal {
  const usual = typeof value === "string" ? canonicalPrefix(value) : null;
  if (usual !== null) return usual;
  if (value instanceof IPv4CidrRange) return fromCidrRange(value);
  const range = typeof value === "string" ? attempt(() => IPv4CidrRange.fromCidr(value)) : null;
  if (range === null)
    return {
      code: "prefix-invalid",
      message: `${show(value)} is not an IPv4 prefix`,
      hint: "write it as in 10.64.0.0/16",
    };
  const prefix = fromCidrRange(range);
  if (value !== formatPrefix(prefix))
    return {
      code: "prefix-host-bits",
      message: `${show(value)} has bits set beyond its length`,
      hint: `write ${formatPrefix(prefix)}`,
    };
  return prefix;
}

function parseAddress(value: string | IPv4): Ipv4 | Refusal {
  const usual = typeof value === "string" ? canonicalIpv4(value) : null;
  if (usual !== null) return usual;
  if (value instanceof IPv4) return Number(value.getValue());
  const address = typeof value === "string" ? attempt(() => new IPv4(value)) : null;
  if (address !== null) return Number(address.getValue());
  return {
    code: "value-invalid",
    message: `${show(value)} is not an IPv4 address`,
    hint: "write it as in 10.192.0.10",
  };
}

function parseInterfaceAddress(value: string): InterfaceAddress | Refusal {
  const [host = "", length = ""] = typeof value === "string" ? value.split("/") : [];
  const address = parseAddress(host);
  const bits = /^[0-9]{1,2}$/.test(length) ? Number(length) : 33;
  if (typeof address === "number" && bits <= 32) return { address, length: bits };
  return {
    code: "value-invalid",
    message: `${show(value)} is not an IPv4 address with the length of its network`,
    hint: "write it as in 198.51.100.1/31",
  };
}

/** One value or a list of them, read in order; the first refusal is the list's. */
export function listOf<Input, Output>(parse: (value: Input) => Output | Refusal) {
  return (value: Input | readonly Input[]): readonly Output[] | Refusal => {
    const values = Array.isArray(value) ? (value as readonly Input[]) : [value as Input];
    const parsed = values.map(parse);
    const refused = parsed.find(
      (one): one is Refusal => typeof one === "object" && one !== null && isRefusal(one),
    );
    if (refused !== undefined) return refused;
    if (parsed.length > 0) return parsed as Output[];
    return { code: "value-invalid", message: "is an empty list", hint: "give at least one range" };
  };
}

const CIDR = { type: "string", pattern: "^[0-9.]+/[0-9]+$", examples: ["10.64.0.0/16"] };
export const oneOrMore = (item: object): Readonly<Record<string, unknown>> => ({
  anyOf: [item, { type: "array", items: item, minItems: 1 }],
});

/** An IPv4 prefix without host bits. */
export const cidr = scalar<string | IPv4CidrRange, Prefix4>(parseCidr, CIDR);

/** An IPv4 address. */
export const address = scalar<string | IPv4, Ipv4>(parseAddress, { type: "string", format: "ipv4" });

/** An IPv4 address that must be there where there is IPv4. */
export const addressOfIpv4 = scalarOfIpv4<string | IPv4, Ipv4>(parseAddress, {
  type: "string",
  format: "ipv4",
});

/** An IPv4 address on an interface, the host's own with the length of its network, that must be there where there is IPv4. */
export const interfaceAddress = scalarOfIpv4<string, InterfaceAddress>(parseInterfaceAddress, {
  type: "string",
  pattern: "^[0-9.]+/[0-9]+$",
  examples: ["198.51.100.1/31"],
});

type CidrInput = string | IPv4CidrRange;

/** One prefix, or several that are numbered through as one. */
export const addressPool = scalar<CidrInput | readonly CidrInput[], Pool4>(
  listOf<CidrInput, Prefix4>(parseCidr),
  oneOrMore(CIDR),
);

/** Of a DNS label, whose length is at most 63. */
export const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** A DNS label: names of datacenters, racks and switches. */
export const label = z.string().max(63).regex(LABEL, "must be a DNS label: a to z, 0 to 9 and '-' inside");

/** A cable to a switch: its name, and `/2` and so on behind it from the second on. */
export const cable = z
  .string()
  .max(65)
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\/[2-9])?$/,
    "must be a switch's name, and /2 and so on behind it from the second cable on",
  );

/** Of a DNS subdomain, whose length is at most 253. */
export const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** A DNS subdomain: the name of a Kubernetes node. */
export const nodeName = z.string().max(253).regex(SUBDOMAIN, "must be a Kubernetes node's name");

/** The stable number that an object's addresses follow from. */
export const index = z
  .int()
  .min(0)
  .describe(
    "Stable number, from 0, unique among its siblings. Every address and AS number of the object follows from it: give it once and never change it.",
  );

/** A MAC address that one device may have: neither a group's nor all zeros. */
export const macAddress = z
  .string()
  .regex(
    /^(?!00(?::00){5}$)[0-9a-f][02468ace](?::[0-9a-f]{2}){5}$/,
    "must be a unicast MAC address in small letters, as in 02:00:00:00:00:01",
  );
