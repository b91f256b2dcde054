import { compile, faultsOf, intentsOf, podDestinations, reachability, simulate } from "../../src/index.ts";
import { bgpTable } from "../../src/simulate/tables.ts";
import { specOf } from "../support/specs.ts";
import { ROUTED_VARIANTS } from "../support/variants.ts";
import { withHosts } from "../support/with-hosts.ts";

const textsOf = (spec: ReturnType<typeof withHosts>): ReadonlyMap<string, string> => {
  const { switches, hosts } = compile(spec);
  return new Map([...switches, ...hosts].map(({ intent, text }) => [intent.device, text]));
};

describe.each(ROUTED_VARIANTS)("hosts without Calico in $name", ({ fabric }) => {
  const bare = specOf(2, [{ nodes: 2, tors: 2 }, 3], fabric);
  const spec = withHosts(bare);

  it("reach every pod and each other, and pods reach them, also by what they announce", () => {
    const simulation = simulate(intentsOf(compile(spec)));
    expect(faultsOf(simulation)).toEqual([]);
    const destinations = podDestinations(simulation.network);
    expect(destinations.length).toBe(5 + 2 * 4 * 2);
    const { pairs, unreachable, loops, valleys } = reachability(simulation, destinations);
    expect(pairs).toBe(destinations.length * (5 + 2 * 4 - 1));
    expect([unreachable.count, loops.count, valleys.count]).toEqual([0, 0, 0]);
  });

  it("change no number of anything else", () => {
    const numbers = (of: typeof bare) => {
      const { switches, racks, links } = compile(of).plan;
      return { switches, links, racks: racks.map(({ hosts: _, ...rack }) => rack) };
    };
    expect(numbers(spec)).toEqual(numbers(bare));
  });

  it("of which one more comes change the ToRs of its rack, and nobody else", () => {
    const [before, after] = [textsOf(spec), textsOf({ ...spec, racks: more(spec.racks) })];
    const changed = [...before]
      .filter(([device, text]) => after.get(device) !== text)
      .map(([device]) => device);
    expect(changed).toEqual(["r0-tor0", "r0-tor1"]);
  });

  it("are let in with what they declare and nothing else", () => {
    const input = intentsOf(compile(spec));
    const [host, ...others] = input.hosts;
    if (host === undefined) throw new Error("no host");
    const foreign = { base: 0x0afb6401, length: 32 };
    const rogue = { ...host, announces: [...host.announces, foreign], exports: host.imports };
    const simulation = simulate({ ...input, hosts: [rogue, ...others] });
    const tables = simulation.network.routers
      .filter(({ name }) => name !== host.device)
      .map(({ name }) => bgpTable(simulation, name).filter(({ prefix }) => prefix.base === foreign.base));
    expect(tables.flat()).toEqual([]);
  });
});

type Racks = ReturnType<typeof withHosts>["racks"];

const more = (racks: Racks): Racks =>
  racks.map((rack, at) =>
    at === 0
      ? {
          ...rack,
          hosts: [
            ...(rack.hosts ?? []),
            { name: "late", index: 9, daemon: "frr", announces: ["10.251.200.1/32"] },
          ],
        }
      : rack,
  );
