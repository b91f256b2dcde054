import type { CompiledFabric } from "../compile.ts";
import { errorAt, type Diagnostic } from "../diagnostics/index.ts";
import { faultsOf } from "../simulate/index.ts";
import { foresee, type Foreseen } from "./loads.ts";

/** So many tell what is wrong; a large fabric may have thousands alike. */
const FAULTS = 10;

const fault = (message: string): Diagnostic =>
  errorAt(
    [],
    "would-not-work",
    message,
    "see who knows which route (calico-fabric simulate --router NAME), and what of the spec keeps it from the others",
  );

/** What `foresee` found wrong: sessions that would not come up, pods that would not reach each other, tables that overflow or soon will. */
export function findingsOf({ simulation, findings }: Pick<Foreseen, "simulation" | "findings">): readonly Diagnostic[] {
  const faults = faultsOf(simulation);
  const more = faults.length - FAULTS;
  const said = more > 0 ? [...faults.slice(0, FAULTS), `${String(more)} more such faults`] : faults;
  return [...said.map(fault), ...findings];
}

/** Whether a fabric that can be built would work: errors where it would not. */
export const checkWorks = (fabric: CompiledFabric): readonly Diagnostic[] => findingsOf(foresee(fabric));
