import { familiesOf, type LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import type { Finding } from "./claim.ts";

const TITLES = { ipv4: "IPv4", ipv6: "IPv6" } as const;

/** One finding of all: what is wrong in one family is wrong. */
function together(families: readonly LabFamily[], findings: readonly Finding[]): Finding {
  const [only] = findings;
  if (findings.length === 1 && only !== undefined) return only;
  const figure = findings.reduce((sum, one) => sum + one.figure, 0);
  const faults = findings.flatMap(({ ok, detail, unit }, at) =>
    ok ? [] : [`in ${TITLES[families[at]?.name ?? "ipv4"]}: ${detail ?? `not all ${unit}`}`],
  );
  if (faults.length === 0) return { ok: true, figure, unit: only?.unit ?? "" };
  return { ok: false, figure, unit: only?.unit ?? "", detail: faults.join("; ") };
}

type Look = (family: LabFamily) => Promise<Finding>;

/** Looks in each address family that the lab's fabric has; in both at once. */
export async function inEachFamily(lab: Lab, look: Look): Promise<Finding> {
  const families = familiesOf(lab.plan());
  return together(families, await Promise.all(families.map(look)));
}

/** The same for what changes the lab for a while: in one family after the other. */
export async function inTurn(lab: Lab, look: Look): Promise<Finding> {
  const families = familiesOf(lab.plan());
  const findings: Finding[] = [];
  for (const family of families) findings.push(await look(family));
  return together(families, findings);
}
