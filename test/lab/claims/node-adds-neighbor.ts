import type { Claim } from "./claim.ts";
import { allSwitchTexts, linesLost, notUp, switchesChanged, withOneNodeMore } from "./growth.ts";

export const nodeAddsNeighbor: Claim = {
  id: "node-adds-neighbor",
  says: "where neighbours are configured, a node that joins only adds lines, and only on the ToRs of its rack, has its sessions and reaches every pod",
  appliesTo: (_, { bgp }) => bgp.discovery === "static",
  async run(lab) {
    const spec = lab.spec();
    const grown = withOneNodeMore(spec);
    const before = await allSwitchTexts(lab);
    try {
      await lab.up(grown.spec);
      const after = await allSwitchTexts(lab);
      const changed = switchesChanged(before, after);
      const rack = lab.plan().racks.find(({ nodes }) => nodes.some(({ name }) => name === grown.node));
      const own = (rack?.tors ?? []).map(({ device }) => device);
      const lost = own.flatMap((device) =>
        linesLost(before.get(device)?.running ?? "", after.get(device)?.running ?? ""),
      );
      const faults = [
        ...changed.filter((name) => !own.includes(name)).map((name) => `${name} changed`),
        ...own.filter((name) => !changed.includes(name)).map((name) => `${name} did not change`),
        ...lost.map((line) => `lost: ${line}`),
        ...(await notUp(lab)),
      ];
      const finding = { ok: faults.length === 0, figure: changed.length, unit: "switches changed" };
      return finding.ok ? finding : { ...finding, detail: faults.slice(0, 5).join("; ") };
    } finally {
      await lab.up(spec);
    }
  },
};
