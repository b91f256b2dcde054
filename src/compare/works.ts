import { intentsOf, type CompiledFabric } from "../compile.ts";
import { errorAt, type Diagnostic } from "../diagnostics/index.ts";
import { faultsOf, representative, simulate } from "../simulate/index.ts";
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

/** Whether the spec says of any table how large it is. */
const saysTables = ({ datacenter: { tables, spines, racks } }: CompiledFabric): boolean =>
  [
    tables.spines,
    tables.tors,
    ...[...spines, ...racks.flatMap(({ tors }) => tors)].map((one) => one.tables),
  ].some((one) => Object.keys(one).length > 0);

/** Whether a fabric that can be built would work: errors where it would not. Tables are counted where the spec says how large they are. */
export const checkWorks = (fabric: CompiledFabric): readonly Diagnostic[] =>
  findingsOf(
    saysTables(fabric)
      ? foresee(fabric)
      : { simulation: simulate(representative(intentsOf(fabric))), findings: [] },
  );
