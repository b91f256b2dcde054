import { rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { driftLines } from "../drift.ts";
import { DeliveryError } from "../error.ts";
import type { FileConnection, SwitchInputs } from "../types.ts";
import { readIfThere, writeFileAtomically } from "../write-file.ts";
import type { Transport } from "./transport.ts";

/** The artifact as a file, mode 0640, replaced in one step. What was there before is the fabric's own and is overwritten. */
export const file: Transport<FileConnection> = {
  schema: z.strictObject({
    transport: z.literal("file"),
    path: z.string().min(1, "give the path of the file to write"),
  }),

  sameSwitch: (one, other) => one.path === other.path,

  hold: ({ device, connection: { path } }, work) =>
    work({
      async install({ artifact }) {
        await write(device, artifact, path);
        return { baseline: "", startup: "" };
      },

      async change({ artifact, baseline, startup }) {
        await write(device, artifact, path);
        return { baseline, startup };
      },

      lacks: (inputs) => lacking(path, inputs),

      drift: (state) => lacking(path, state),

      async remove() {
        await refusing(device, path, "removed", () => rm(path, { force: true }));
        // The last of the fabric's files takes its folder with it; one that others use too is not empty, and stays.
        await rmdir(dirname(path)).catch(() => undefined);
      },

      // The file is all that there is to remember; of numbers it knows nothing.
      async recall() {
        const artifact = await readIfThere(path);
        return artifact === undefined ? undefined : { artifact, baseline: "", startup: "", numbers: {} };
      },
    }),
};

async function lacking(
  path: string,
  { artifact }: Pick<SwitchInputs, "artifact">,
): Promise<readonly string[]> {
  const found = await readIfThere(path);
  return found === undefined ? [`${path} is missing`] : driftLines(found, artifact);
}

const write = (device: string, artifact: string, path: string): Promise<void> =>
  refusing(device, path, "written", () => writeFileAtomically(path, artifact));

async function refusing(
  device: string,
  path: string,
  what: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new DeliveryError(
      {
        step: "write",
        device,
        detail: `${path} cannot be ${what}: ${(error as Error).message}`,
        advice: "Check the folder's permissions and free space, then run again.",
      },
      error,
    );
  }
}
