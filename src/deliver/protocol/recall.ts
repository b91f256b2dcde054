import { dirname } from "node:path";
import { DeliveryError } from "../error.ts";
import { parseRecord, type DeliveryRecord } from "../record.ts";
import { must } from "../ssh/must.ts";
import type { Held } from "./held.ts";

/** $1 what the device starts from. Prints what it remembers of a delivery by someone who keeps no state; nothing when it remembers none. */
const READ_RECORD = `record=$(dirname "$1")/calico-fabric.json; ! [ -e "$record" ] || cat "$record"`;

/**
 * What a device remembers of a delivery, in `calico-fabric.json` beside what it starts from; undefined when nothing.
 *
 * @throws DeliveryError when what is there is not a record
 */
export async function recalled({ session, start }: Held): Promise<DeliveryRecord | undefined> {
  const text = await must(session, "read", READ_RECORD, { args: [start] });
  if (text === "") return undefined;
  try {
    return parseRecord(text);
  } catch (error) {
    throw new DeliveryError(
      {
        step: "read",
        device: session.device,
        detail: `${dirname(start)}/calico-fabric.json on it is not what a delivery wrote`,
        advice: "Restore it, or remove it to take the device as one that the fabric comes to anew.",
      },
      error,
    );
  }
}
