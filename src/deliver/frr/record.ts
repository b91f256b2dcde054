import { DeliveryError } from "../error.ts";
import { parseRecord, type DeliveryRecord } from "../record.ts";
import { must } from "../ssh/must.ts";
import type { Session } from "../ssh/session.ts";
import { READ_RECORD } from "./scripts.ts";

/**
 * What the switch remembers of a delivery, in /etc/frr/calico-fabric.json; undefined when nothing.
 *
 * @throws DeliveryError when what is there is not a record
 */
export async function readRecord(session: Session): Promise<DeliveryRecord | undefined> {
  const text = await must(session, "read", READ_RECORD);
  if (text === "") return undefined;
  try {
    return parseRecord(text);
  } catch (error) {
    throw new DeliveryError(
      {
        step: "read",
        device: session.device,
        detail: "/etc/frr/calico-fabric.json on the switch is not what a delivery wrote",
        advice: "Restore it, or remove it to take the switch as one that the fabric comes to anew.",
      },
      error,
    );
  }
}
