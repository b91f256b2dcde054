import type { DatacenterSpec } from "../../../src/index.ts";
import { changeCount } from "../deployment.ts";
import type { Lab } from "../lab.ts";
import { CONVERGENCE_SECONDS } from "./claim.ts";
import { fibEqual } from "./fib-equal.ts";
import { compareTables } from "./rib-equal.ts";
import { waitForSessions } from "./sessions-up.ts";
import { settled } from "./settled.ts";
import { simulationOf } from "./simulation.ts";

/** Waits until routers are as the simulator says: sessions, tables, forwarding. @throws Error with what is not */
export async function atRest(lab: Lab): Promise<void> {
  const looks = [
    () => waitForSessions(lab),
    () => settled(() => compareTables(lab, simulationOf(lab)), CONVERGENCE_SECONDS),
    () => fibEqual.run(lab),
  ];
  for (const look of looks) {
    const finding = await look();
    if (!finding.ok) throw new Error(finding.detail ?? finding.unit);
  }
}

/**
 * Deploys a spec, on devices that nobody has touched, and waits for the routers.
 *
 * @param then what is done as soon as it is deployed
 * @throws Error when the same spec, with a look at all that is there, would change something again
 */
export async function deploy(
  lab: Lab,
  spec: DatacenterSpec,
  then: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  await lab.up(spec, { refresh: false });
  await then();
  const again = await lab.deployment.preview(spec);
  if (changeCount(again) > 0) throw new Error(`would be changed again: ${again.resources.join(", ")}`);
  await atRest(lab);
}
