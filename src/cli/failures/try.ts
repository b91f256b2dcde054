import { analyseSets, type Impact, type Simulation } from "../../simulate/index.ts";
import { chooseFailures, rolesIn, type FailureChoice } from "./choose.ts";
import { groupAlike, lostBy, worstFirst, type SetImpact, type Tried } from "./rank.ts";

const hurt = (impact: Impact): number => lostBy(impact) + impact.partlyLost.count;

/** Fails what is chosen, by itself or two at once. @throws WrongCall for a choice that names nothing, or too much */
export function tryFailures(simulation: Simulation, gracefulRestart: boolean, choice: FailureChoice): Tried {
  const { singles, sets } = chooseFailures(simulation, gracefulRestart, choice);
  const impacts = analyseSets(simulation, sets).map((impact, at): SetImpact => ({
    failures: sets[at] ?? [],
    ...impact,
  }));
  const roles = rolesIn(simulation);
  const result = (found: readonly SetImpact[], atOnce: 1 | 2): Tried => ({
    impacts: worstFirst(found),
    groups: groupAlike(found, roles),
    tried: sets.length,
    atOnce,
  });
  if (choice.atOnce !== 2) return result(impacts, 1);
  const alone = new Map(
    analyseSets(
      simulation,
      singles.map((one) => [one]),
    ).map((impact, at) => [singles[at], hurt(impact)]),
  );
  const together = impacts.filter(
    (impact) => hurt(impact) > impact.failures.reduce((sum, one) => sum + (alone.get(one) ?? 0), 0),
  );
  return result(together, 2);
}
