import { allOf, type Claim } from "./claim.ts";
import { allSwitchTexts } from "./growth.ts";

export const driftShownAndHealed: Claim = {
  id: "drift-shown-and-healed",
  says: "a line typed by hand on a switch is shown by a preview, on that switch alone, and put right by an update",
  appliesTo: ({ model }) => model !== "l2",
  async run(lab) {
    const link = lab.plan().links[0];
    if (link === undefined) throw new Error("the fabric has no link");
    const { device, interface: name } = link.ends[0];
    const byHand = ["description typed by hand", ...(lab.plan().ospf === null ? [] : ["ip ospf cost 77"])];
    const before = await allSwitchTexts(lab);
    await lab.vtysh(device, "configure terminal", `interface ${name}`, ...byHand);
    const shown = await lab.deployment.preview(lab.spec());
    const healed = await lab.up();
    const after = await allSwitchTexts(lab);
    const faults = [
      ...(shown.resources.join() === device ? [] : [`shown: ${shown.resources.join(", ") || "nothing"}`]),
      ...(healed.resources.join() === device ? [] : [`updated: ${healed.resources.join(", ") || "nothing"}`]),
      ...[...before.keys()]
        .filter((one) => after.get(one)?.running !== before.get(one)?.running)
        .map((one) => `${one} does not run what it ran before`),
    ];
    return allOf("lines typed by hand", byHand.length, faults);
  },
};
