import { z } from "zod";
import { show, type Refusal } from "./scalars.ts";

/** Minor releases of Calico whose objects are written, oldest first. */
export const CALICO_VERSIONS = ["3.28", "3.29", "3.30", "3.31", "3.32"] as const;
export type CalicoVersion = (typeof CALICO_VERSIONS)[number];

/** What this takes is taken by every later release too, and by the one before. */
const DEFAULT: CalicoVersion = "3.30";

const isKnown = (text: string): text is CalicoVersion => CALICO_VERSIONS.some((known) => known === text);

const KNOWN = `give ${CALICO_VERSIONS.map((version) => `"${version}"`).join(" or ")}`;

/** `v3.30.2`, as Calico writes its own. */
const minorOf = (text: string): string => /^v?(\d+\.\d+)(\.\d+)?$/.exec(text)?.[1] ?? text;

function hintFor(value: unknown): string {
  if (typeof value === "number") return `a number loses a zero at its end, so quote the version: ${KNOWN}`;
  const minor = typeof value === "string" ? minorOf(value) : "";
  return minor !== value && isKnown(minor) ? `write the minor release, "${minor}"` : KNOWN;
}

function parseVersion(value: unknown): CalicoVersion | Refusal {
  if (typeof value === "string" && isKnown(value)) return value;
  return {
    code: "value-invalid",
    message: `${show(value)} is no release of Calico that objects are written for`,
    hint: hintFor(value),
  };
}

/** Calico's minor release, as text. */
export const calicoVersion = z
  .custom<CalicoVersion>(() => true)
  .transform((value, context): CalicoVersion => {
    const parsed = parseVersion(value);
    if (typeof parsed === "string") return parsed;
    context.addIssue({ code: "custom", message: parsed.message, params: { refusal: parsed } });
    return z.NEVER;
  })
  .meta({ json: { type: "string", enum: CALICO_VERSIONS } })
  .prefault(DEFAULT)
  .describe(
    `Minor release of Calico in the cluster, in quotes: fields that it does not know are left out. ${CALICO_VERSIONS[0]} to ${String(CALICO_VERSIONS.at(-1))}. Default ${DEFAULT}, whose objects every release from 3.29 on takes.`,
  );
