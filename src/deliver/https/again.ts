import { NoAnswer } from "./client.ts";

/** Does once more what no answer came to; only for what does no harm when it is done twice. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoAnswer) return work();
    throw error;
  }
}
