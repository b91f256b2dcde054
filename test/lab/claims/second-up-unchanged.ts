import { changeCount } from "../deployment.ts";
import type { Claim } from "./claim.ts";

export const secondUpUnchanged: Claim = {
  id: "second-up-unchanged",
  says: "deploying the same spec again changes nothing",
  async run(lab) {
    const changes = await lab.deployment.up(lab.spec());
    const figure = changeCount(changes);
    const finding = { ok: figure === 0, figure, unit: "changes" };
    return finding.ok ? finding : { ...finding, detail: changes.resources.join(", ") };
  },
};
