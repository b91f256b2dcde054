import type { SwitchRole } from "../../../src/plan/types.ts";
import type { Claim } from "./claim.ts";
import { allSwitchTexts, linesLost, notUp, withOneRackMore } from "./growth.ts";

export const rackAddsNothing: Claim = {
  id: "rack-adds-nothing",
  says: "a rack that joins changes no line on another rack's ToR, only adds lines where peers of its ToRs are, and reaches every pod",
  appliesTo: (fabric) => !(fabric.model === "igp" && fabric.reflectors === "tors"),
  async run(lab) {
    const spec = lab.spec();
    const grown = withOneRackMore(spec);
    const { switches, planes } = lab.plan();
    // In a plane ToRs peer with one another; else a rack is none of another ToR's business.
    const grows = (role: SwitchRole): boolean => role === "spine" || planes.length > 0;
    const before = await allSwitchTexts(lab);
    try {
      await lab.up(grown.spec);
      const after = await allSwitchTexts(lab);
      const lost = switches.flatMap(({ name, role }) => {
        const [was, is] = [before.get(name)?.running ?? "", after.get(name)?.running ?? ""];
        const lines = grows(role) || was === is ? linesLost(was, is) : ["changed"];
        return lines.map((line) => `${name}: ${line}`);
      });
      const faults = [...lost, ...(await notUp(lab))];
      const finding = { ok: faults.length === 0, figure: lost.length, unit: "lines changed" };
      return finding.ok ? finding : { ...finding, detail: faults.slice(0, 5).join("; ") };
    } finally {
      await lab.up(spec);
    }
  },
};
