import { z } from "zod";
import { platformName } from "./platform.ts";

/** Longer than what anybody types, and short enough for every device to take in one change. */
const MOST_CHARACTERS = 65_536;

/** Lines of a user's own, by the platform whose text they are. */
export const ownLines = z
  .partialRecord(platformName, z.string().max(MOST_CHARACTERS))
  .default({})
  .describe(
    "Lines of your own, by the platform whose text they are, as the device shows them: blocks by indentation alone. `frr` are FRR's wherever the text has FRR's configuration (frr, linux, sonic); `linux` are ifupdown2's; `sonic` are rows of CONFIG_DB in JSON; `cumulus` are NVUE's in YAML, as below `set`. What the fabric owns they may not touch. Default none.",
  );

const of = (who: string) => ownLines.describe(`Lines of your own on ${who}, by platform. Default none.`);

/** Lines of a user's own on many switches. */
export const lines = z
  .strictObject({
    switches: of("every switch"),
    superSpines: of("every super-spine"),
    spines: of("every spine"),
    tors: of("every ToR"),
  })
  .prefault({})
  .describe(
    "Lines of your own beside the fabric's, which are put in place and taken away with it: by site, by role, and `lines` of a switch; all of them are written, so say a thing in one of them only: a device keeps one of two, and each delivery would find the other missing.",
  );

export type OwnLines = z.output<typeof ownLines>;
