import { DeliveryError } from "../error.ts";
import { wordsOf } from "../ssh/must.ts";
import type { Session } from "../ssh/session.ts";
import { CHECK_NETWORK } from "./network-scripts.ts";

const NOTHING_CHANGED = "Nothing on the switch was changed.";

/** What stands in the way, by how a line of the answer begins: what is told of each, and what to do. */
const WAYS = {
  taken: {
    says: (found: string) => found.replace(" ", " is the user's own in "),
    advice: "Take it out of that file, or give the fabric another port: an interface has one owner.",
  },
  there: {
    says: (found: string) => `${found} is there, and the fabric did not make it`,
    advice: "Take it away, and whatever makes it when the switch starts: the fabric makes it itself.",
  },
  lacking: {
    says: (found: string) => `there is no interface ${found}`,
    advice: "Name the ports that the switch has (`ports`).",
  },
} as const;

/**
 * Has ifupdown2 read the network in a candidate, and looks whether its interfaces can be the fabric's.
 *
 * @throws DeliveryError of step "check" with all that can't be
 */
export async function checkNetwork(session: Session, candidate: string): Promise<void> {
  const result = await session.run("check", CHECK_NETWORK, { args: [candidate] });
  if (result.code !== 0) {
    throw new DeliveryError({
      step: "check",
      device: session.device,
      detail: wordsOf(result),
      advice: `ifupdown2 on this switch does not take this; is it 3.0 or newer? ${NOTHING_CHANGED}`,
    });
  }
  const found = (Object.keys(WAYS) as (keyof typeof WAYS)[]).flatMap((way) => {
    const all = [...result.stdout.matchAll(new RegExp(`^${way}: (.+)$`, "gm"))].map(
      (match) => match[1] ?? "",
    );
    return all.length === 0 ? [] : [{ says: all.map(WAYS[way].says).join("; "), advice: WAYS[way].advice }];
  });
  if (found.length === 0) return;
  throw new DeliveryError({
    step: "check",
    device: session.device,
    detail: found.map(({ says }) => says).join("; "),
    advice: [...found.map(({ advice }) => advice), NOTHING_CHANGED].join(" "),
  });
}
