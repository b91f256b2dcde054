import { isEstablished, Unreadable, type Ask, type Look } from "../../platforms/look.ts";
import { DeliveryError } from "../error.ts";

/**
 * Addresses of the peers whose session is established.
 *
 * @param ask gives each question the device's answer
 * @throws DeliveryError of step "verify" where an answer can't be read
 */
export async function establishedBy(
  device: string,
  { sessions }: Look,
  ask: (asks: readonly Ask[]) => Promise<readonly string[]>,
): Promise<ReadonlySet<string>> {
  const found: string[] = [];
  for (const family of ["ipv4", "ipv6"] as const) {
    const { asks, read } = sessions(family);
    try {
      // What further questions tell of each session is not wanted here.
      const seen = read(await ask(asks.slice(0, 1)));
      found.push(...seen.filter(isEstablished).map(({ peer }) => peer));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const detail = `${asks[0]?.line ?? ""}: ${error.message}`;
      throw new DeliveryError({ step: "verify", device, detail, advice: "" }, error);
    }
  }
  return new Set(found);
}
