import type { Claim } from "./claim.ts";
import { allSwitchTexts, notUp, switchesChanged, withOneNodeMore } from "./growth.ts";

export const nodeAddsNothing: Claim = {
  id: "node-adds-nothing",
  says: "a node that joins a rack changes not one byte on any switch, and has its sessions and reaches every pod",
  appliesTo: (_, { bgp }) => bgp.discovery === "dynamic",
  async run(lab) {
    const spec = lab.spec();
    const grown = withOneNodeMore(spec);
    const before = await allSwitchTexts(lab);
    try {
      await lab.up(grown.spec);
      const changed = switchesChanged(before, await allSwitchTexts(lab));
      const faults = [...changed.map((name) => `${name} changed`), ...(await notUp(lab))];
      const finding = { ok: faults.length === 0, figure: changed.length, unit: "switches changed" };
      return finding.ok ? finding : { ...finding, detail: faults.join("; ") };
    } finally {
      await lab.up(spec);
    }
  },
};
