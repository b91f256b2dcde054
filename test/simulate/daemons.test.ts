import { compile, intentsOf } from "../../src/index.ts";
import { analyseSets, daemonFailures, simulate, singleFailures } from "../../src/simulate/index.ts";
import { STACKS } from "../support/fabrics.ts";

describe.each(STACKS.map((spec) => [spec.name, spec] as const))("a daemon of %s", (_, spec) => {
  const simulation = simulate(intentsOf(compile(spec)));
  const { network } = simulation;

  it("takes with it what all sessions of its device do", () => {
    const daemons = daemonFailures(network).slice(0, 12);
    expect(daemons.length).toBeGreaterThan(0);
    const sessions = singleFailures(network).filter((failure) => failure.kind === "session");
    const sets = daemons.map((daemon) =>
      sessions.filter(({ devices }) => daemon.kind === "daemon" && devices.includes(daemon.device)),
    );
    const alone = daemons.map((daemon) => [daemon]);
    expect(analyseSets(simulation, alone)).toEqual(analyseSets(simulation, sets));
  });
});
