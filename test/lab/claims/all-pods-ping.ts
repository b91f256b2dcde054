import type { LabFamily } from "../families.ts";
import { givenIn } from "../ipam.ts";
import type { Lab } from "../lab.ts";
import { podNamespace } from "../topology.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { inEachFamily } from "./in-each-family.ts";
import { settled } from "./settled.ts";

async function look(lab: Lab, { bird }: LabFamily): Promise<Finding> {
  const pods = lab.assignments();
  const pings = await Promise.all(
    pods.flatMap((from) =>
      pods
        .filter((to) => to !== from)
        .map(async (to) => {
          const command = ["ping", "-q", "-n", "-c", "1", "-W", "1", givenIn(bird, to).pod];
          const said = await lab.inside(podNamespace(from.node), command, [0, 1, 2]);
          return said.includes(" 0% packet loss")
            ? []
            : [`pod on ${from.node} does not reach pod on ${to.node}`];
        }),
    ),
  );
  return allOf("ordered pairs of pods", pings.length, pings.flat());
}

export const allPodsPing: Claim = {
  id: "all-pods-ping",
  says: "every pod reaches every other pod",
  run: (lab) => settled(() => inEachFamily(lab, (family) => look(lab, family))),
};
