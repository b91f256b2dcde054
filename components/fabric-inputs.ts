import type { Operation } from "./delivery.ts";

/** The component's type. */
export const FABRIC = "calico-fabric:index:Fabric";

/** What the engine keeps of a fabric's arguments: what policies are asked of. Nothing of it is a secret; passwords are there by name. */
export interface FabricInputs {
  /** As text and numbers, whatever it was given as; absent where it is no data. */
  readonly spec?: unknown;
  readonly rollout?: { readonly base: unknown };
  readonly consent?: readonly string[];
  readonly renumber?: readonly string[];
}

interface Range {
  readonly toCidrString: () => string;
}

const isRange = (value: unknown): value is Range =>
  typeof value === "object" && value !== null && "toCidrString" in value;

/** An address or AS number as an object of ip-num. */
const isNumber = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "getValue" in value && "bitSize" in value;

function asText(_: string, value: unknown): unknown {
  if (isRange(value)) return value.toCidrString();
  return isNumber(value) || typeof value === "bigint" ? String(value) : value;
}

/** Plain data; undefined for what can't be. */
function plain(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value, asText)) as unknown;
  } catch {
    return undefined;
  }
}

export function fabricInputs(
  spec: unknown,
  { rollout, consent = [], renumber = [] }: Pick<Operation, "rollout" | "consent" | "renumber">,
): FabricInputs {
  const data = plain(spec);
  return {
    ...(data === undefined ? {} : { spec: data }),
    ...(rollout === undefined ? {} : { rollout: { base: plain(rollout.base) ?? null } }),
    ...(consent.length === 0 ? {} : { consent }),
    ...(renumber.length === 0 ? {} : { renumber }),
  };
}
