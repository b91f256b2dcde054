import { clusterText } from "../before.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { allSwitchTexts } from "./growth.ts";

/**
 * What is left of an object of the cluster's that the fabric made: others may have put fields into it since, so it is not deleted. All that
 * the fabric set is gone; what stands there are the API server's defaults.
 */
const SHELLS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  BGPConfiguration: {
    labels: [],
    annotations: [],
    spec: { logSeverityScreen: "Info", serviceLoadBalancerAggregation: "Enabled" },
  },
  Secret: { labels: [], annotations: [] },
  Role: { labels: [], annotations: [], rules: null },
  RoleBinding: { labels: [], annotations: [] },
};

const isShell = (name: string, now: string | undefined): boolean =>
  now !== undefined && now === JSON.stringify(SHELLS[name.split("/")[0] ?? ""]);

async function compare(lab: Lab): Promise<Finding> {
  const now = await allSwitchTexts(lab);
  const switches = await Promise.all(
    [...now].map(async ([name, { running, startup }]) => {
      const before = await lab.before.switchBefore(name);
      return [
        ...(running === before.running ? [] : [`${name} runs something else than before`]),
        ...(startup === before.startup ? [] : [`${name} would start with something else than before`]),
      ];
    }),
  );
  const [objects, before] = [await clusterText(lab.client), await lab.before.clusterBefore()];
  const there = lab.plan().racks.flatMap((rack) => rack.nodes.map(({ name }) => `Node/${name}`));
  const names = new Set([...Object.keys(objects), ...there]);
  const differing = [...names]
    .filter((name) => objects[name] !== before[name])
    .filter((name) => before[name] !== undefined || !isShell(name, objects[name]))
    .map((name) => `${name} is ${objects[name] ?? "gone"}, and was ${before[name] ?? "not there"}`);
  return allOf("switches and objects as before", now.size + there.length, [...switches.flat(), ...differing]);
}

export const destroyRestores: Claim = {
  id: "destroy-restores",
  says: "taking the fabric off leaves switches and the cluster's objects as they were before it came; what the cluster shares with others, and the fabric made, stays with nothing in it",
  async run(lab) {
    try {
      await lab.deployment.destroy(lab.spec());
      return await compare(lab);
    } finally {
      await lab.up();
    }
  },
};
