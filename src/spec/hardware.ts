import { z } from "zod";
import { HARDWARE_NAMES, hardwareModels, type HardwareName } from "../hardware/models/index.ts";

const hardwareName = z.enum(HARDWARE_NAMES as [HardwareName, ...HardwareName[]]);

const LIST = Object.entries(hardwareModels)
  .filter(([, models]) => Object.keys(models).length > 0)
  .map(([platform, models]) => `${Object.keys(models).join(", ")} on ${platform}`)
  .join("; ");

/** What one switch is. */
export const switchHardware = hardwareName
  .optional()
  .describe("What the switch is, where it is not as `hardware` says for its role.");

/** What a datacenter's switches are, by role. */
export const hardware = z
  .strictObject({
    spines: hardwareName
      .optional()
      .describe(
        `What every spine is: ${LIST}. Default: not known; ports are named by the platform alone, and not counted.`,
      ),
    superSpines: hardwareName
      .optional()
      .describe("What every super-spine is: one of the same. Default: not known."),
    tors: hardwareName.optional().describe("What every ToR is: one of the same. Default: not known."),
  })
  .prefault({})
  .describe(
    "The hardware of switches, by role: the ports that it has, servers' first, and no others. Ports that `ports` names go before.",
  );
