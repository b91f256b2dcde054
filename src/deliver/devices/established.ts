import type { Look } from "../../platforms/look.ts";
import { isEstablished, Unreadable } from "../../platforms/look.ts";
import { DeliveryError } from "../error.ts";

/**
 * Addresses of the peers whose session is established in any address family.
 *
 * @param ask asks the device a line of its CLI
 * @throws DeliveryError of step "verify" when what it says can't be read
 */
export async function establishedBy(
  { sessions }: Look,
  device: string,
  ask: (line: string) => Promise<string>,
): Promise<ReadonlySet<string>> {
  const up = new Set<string>();
  for (const family of ["ipv4", "ipv6"] as const) {
    const { asks, read } = sessions(family);
    const answers: string[] = [];
    for (const { line } of asks) answers.push(await ask(line));
    try {
      for (const session of read(answers).filter(isEstablished)) up.add(session.peer);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      throw new DeliveryError(
        { step: "verify", device, detail: `what it says of its sessions ${error.message}`, advice: "" },
        error,
      );
    }
  }
  return up;
}
