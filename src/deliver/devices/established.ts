import { isEstablished, Unreadable, type Ask, type Look } from "../../platforms/look.ts";
import { DeliveryError } from "../error.ts";

/**
 * Addresses of the peers whose session is established.
 *
 * @param ask gives a question the device's answer
 * @throws DeliveryError of step "verify" where an answer can't be read
 */
export async function establishedBy(
  device: string,
  { sessions }: Look,
  ask: (question: Ask) => Promise<string>,
  vrfs: readonly (string | undefined)[] = [undefined],
): Promise<ReadonlySet<string>> {
  const found: string[] = [];
  for (const { asks, read } of vrfs.flatMap((vrf) => [sessions("ipv4", vrf), sessions("ipv6", vrf)])) {
    // What further questions tell of each session is not wanted here.
    const [first] = asks;
    if (first === undefined) continue;
    try {
      const seen = read([await ask(first)]);
      found.push(...seen.filter(isEstablished).map(({ peer }) => peer));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const detail = `${first.line}: ${error.message}`;
      throw new DeliveryError({ step: "verify", device, detail, advice: "" }, error);
    }
  }
  return new Set(found);
}
