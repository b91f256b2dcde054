import { familiesOf } from "../families.ts";
import type { Lab } from "../lab.ts";
import { allPodsPing } from "./all-pods-ping.ts";
import { isSame } from "./bystanders.ts";
import { allOf, type Claim } from "./claim.ts";
import { switchSpells, type Spell } from "./routers.ts";
import { waitForSessions } from "./sessions-up.ts";

/** The IPv4 sessions of all switches. */
async function ipv4Spells(lab: Lab): Promise<ReadonlyMap<string, Spell>> {
  const { switches } = lab.plan();
  const [family] = familiesOf(lab.plan());
  if (family === undefined) throw new Error("the lab has no address family");
  const all = await Promise.all(
    switches.map(async ({ name }) =>
      [...(await switchSpells(lab, name, family))].map(
        ([peer, spell]) => [`${name}: ${peer}`, spell] as const,
      ),
    ),
  );
  return new Map(all.flat());
}

export const ipv6ComesAndGoes: Claim = {
  id: "ipv6-comes-and-goes",
  says: "IPv6 can be taken off a fabric and put on it while it runs: no session over IPv4 ends, and each time all that is planned is up",
  appliesTo: (_, { ipv6 }) => ipv6 !== undefined,
  async run(lab) {
    const spec = lab.spec();
    const { ipv6: _, ...without } = spec;
    const look = async (): Promise<readonly string[]> => {
      const found = [await waitForSessions(lab), await allPodsPing.run(lab)];
      return found.flatMap(({ ok, detail }) => (ok ? [] : [detail ?? "not all is up"]));
    };
    const faults = [...(await look())];
    const before = await ipv4Spells(lab);
    try {
      await lab.up(without);
      faults.push(...(await look()));
    } finally {
      await lab.up(spec);
    }
    faults.push(...(await look()));
    const after = await ipv4Spells(lab);
    const ended = [...before].filter(([session, spell]) => !isSame(spell, after.get(session)));
    return allOf("sessions over IPv4 stayed", before.size, [
      ...ended.map(([session]) => `${session} did not stay`),
      ...faults,
    ]);
  },
};
