import type { Datacenter } from "../../src/index.ts";
import type { Fabric } from "../../src/spec/fabric.ts";
import { claims, type Claim, type Finding } from "./claims/index.ts";
import type { Lab } from "./lab.ts";

/** The outcome of one claim on one lab, for machines. */
export interface ClaimRecord {
  readonly id: string;
  readonly model: string;
  /** The model's options, `inRack=route-reflector/tor spine=routed`; empty for a model without any. */
  readonly variant: string;
  readonly ok: boolean;
  readonly figure: number;
  readonly unit: string;
  readonly seconds: number;
  readonly detail?: string;
}

/** Options in the order of their names; an option with options of its own is written with slashes. */
export function variantOf({ model: _, ...options }: Fabric): string {
  const write = (value: unknown): string =>
    typeof value === "object" && value !== null ? Object.values(value).map(write).join("/") : String(value);
  return Object.entries(options)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${write(value)}`)
    .join(" ");
}

/** A claim that can't be shown is not met. */
const findingOf = (claim: Claim, lab: Lab): Promise<Finding> =>
  claim.run(lab).catch((error: unknown) => ({
    ok: false,
    figure: 0,
    unit: "not shown",
    detail: error instanceof Error ? error.message : String(error),
  }));

/** Claims by what was asked for: an id means that claim, anything else those whose id contains it; nothing means all but those by hand. */
export function claimsMatching(filters: readonly string[]): readonly Claim[] {
  const ids = new Set(claims.map(({ id }) => id));
  const asked = (id: string, filter: string): boolean =>
    ids.has(filter) ? id === filter : id.includes(filter);
  return filters.length === 0
    ? claims.filter(({ byHand }) => byHand !== true)
    : claims.filter(({ id }) => filters.some((filter) => asked(id, filter)));
}

/** Those of the claims that are said of a fabric. */
export const claimsFor = (datacenter: Datacenter, chosen: readonly Claim[]): readonly Claim[] =>
  chosen.filter(({ appliesTo }) => appliesTo?.(datacenter.fabric, datacenter) ?? true);

/** Looks at one claim after another: some change the lab for a while. */
export async function runClaims(
  lab: Lab,
  chosen: readonly Claim[],
  fabric: Fabric,
  report: (record: ClaimRecord) => void,
): Promise<readonly ClaimRecord[]> {
  const records: ClaimRecord[] = [];
  for (const claim of chosen) {
    const begun = performance.now();
    const finding = await findingOf(claim, lab);
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    const record = { id: claim.id, model: fabric.model, variant: variantOf(fabric), ...finding, seconds };
    records.push(record);
    report(record);
  }
  return records;
}

/** One line of the table: `ok    all-pods-ping    30 ordered pairs of pods    0.4 s`. */
export function formatRecord({ ok, id, figure, unit, seconds, detail }: ClaimRecord): string {
  const line = [
    ok ? "ok   " : "FAIL ",
    id.padEnd(28),
    `${String(figure)} ${unit}`.padEnd(40),
    `${seconds.toFixed(1)} s`,
  ].join(" ");
  return detail === undefined ? line : `${line}\n      ${detail}`;
}
