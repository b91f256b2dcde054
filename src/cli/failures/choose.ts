import { daemonFailures, singleFailures, type Failure, type Simulation } from "../../simulate/index.ts";
import { WrongCall } from "../wrong-call.ts";

/** What `--only` takes besides names: kinds of failures, and roles of what fails. */
const KINDS = ["link", "device", "session", "daemon"] as const satisfies readonly Failure["kind"][];
const ROLES = ["super-spine", "spine", "tor", "node", "outside"] as const;

export interface FailureChoice {
  /** Kinds, roles, and names of devices; all that is given must hold, of each of the three any. Default all. */
  readonly only?: readonly string[];
  /** How many fail at once. Default 1. */
  readonly atOnce?: 1 | 2;
}

/** So many are tried: some minutes' work in a fabric of hundreds of routers. */
const MOST = 20_000;

export const devicesOf = (failure: Failure): readonly string[] =>
  failure.kind === "session" ? failure.devices : [failure.device];

/** The roles of a network's devices by name. */
export const rolesIn = ({ network }: Simulation): ReadonlyMap<string, string> =>
  new Map([...network.routers, ...network.bridges].map(({ name, role }) => [name, role]));

/** @throws WrongCall for a word that is no kind, no role and no device */
function filterOf(
  only: readonly string[],
  roles: ReadonlyMap<string, string>,
): (failure: Failure) => boolean {
  const isKind = (word: string): boolean => KINDS.some((kind) => kind === word);
  const isRole = (word: string): boolean => ROLES.some((role) => role === word);
  const names = only.filter((word) => !isKind(word) && !isRole(word));
  const unknown = names.filter((name) => !roles.has(name));
  if (unknown.length > 0)
    throw new WrongCall(
      `--only knows no ${unknown.join(", ")}: it takes ${[...KINDS, ...ROLES].join(", ")}, and names of devices`,
    );
  const [kinds, wanted] = [only.filter(isKind), only.filter(isRole)];
  const any = (list: readonly string[], found: readonly (string | undefined)[]): boolean =>
    list.length === 0 || found.some((one) => one !== undefined && list.includes(one));
  return (failure) => {
    const devices = devicesOf(failure);
    return (
      any(kinds, [failure.kind]) &&
      any(names, devices) &&
      any(
        wanted,
        devices.map((device) => roles.get(device)),
      )
    );
  };
}

function pairsOf(failures: readonly Failure[]): readonly (readonly Failure[])[] {
  const count = (failures.length * (failures.length - 1)) / 2;
  if (count > MOST)
    throw new WrongCall(
      `${String(failures.length)} failures make ${String(count)} pairs, and at most ${String(MOST)} are tried: choose with --only, as in --only device, or --only device spine tor`,
    );
  return failures.flatMap((one, at) => failures.slice(at + 1).map((other) => [one, other]));
}

/**
 * What is tried: each link, device and session, without graceful restart each daemon too; by itself or two at once.
 * @throws WrongCall for a choice that names nothing, or too much
 */
export function chooseFailures(
  simulation: Simulation,
  gracefulRestart: boolean,
  { only = [], atOnce = 1 }: FailureChoice,
): { readonly singles: readonly Failure[]; readonly sets: readonly (readonly Failure[])[] } {
  const { network } = simulation;
  const all = [...singleFailures(network), ...(gracefulRestart ? [] : daemonFailures(network))];
  const singles = all.filter(filterOf(only, rolesIn(simulation)));
  if (singles.length === 0) throw new WrongCall(`--only ${only.join(" ")} leaves no failure`);
  return { singles, sets: atOnce === 2 ? pairsOf(singles) : singles.map((one) => [one]) };
}
