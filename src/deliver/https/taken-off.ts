import { NoAnswer } from "./client.ts";

/** Takes something off a device. Where another has taken it off meanwhile, that the device refuses is as good. */
export async function takenOff(work: () => Promise<unknown>, stands: () => Promise<boolean>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof NoAnswer || (await stands())) throw error;
  }
}
