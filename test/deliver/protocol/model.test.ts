import { MOVES } from "../../../src/deliver/protocol/states.ts";
import { CLAIMS, explore } from "./model/explore.ts";
import { made } from "./model/world.ts";

/*
 * Everything that can happen: two deliveries without a fault, and one, killed or failed and run again, with any two faults at any moment.
 * `npm run faults -- model` explores two deliveries with a fault, and one with three.
 */
describe("the protocol's model", () => {
  it.each([
    { faults: 0, deliverers: 2, states: 14_418, transitions: 36_709 },
    { faults: 2, deliverers: 1, states: 49_904, transitions: 186_998 },
  ] as const)(
    "holds in all $states states with $deliverers deliverers and $faults faults",
    ({ faults, deliverers, states, transitions }) => {
      const explored = explore(faults, deliverers);
      expect(explored.broken).toEqual([]);
      expect(CLAIMS).toHaveLength(6);
      expect(explored).toMatchObject({ states, transitions });
    },
  );

  it("makes every move of the table, by everyone who may", () => {
    const all = MOVES.flatMap(({ from, to, by }) => by.map((mover) => `${from} ${to} ${mover}`));
    expect([...made].sort()).toEqual(all.sort());
  });
});
