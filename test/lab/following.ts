import { setTimeout as pause } from "node:timers/promises";
import type { Lab } from "./lab.ts";

/** Between two looks at what the API servers have, in milliseconds. */
const BETWEEN_LOOKS = 200;

/** Nodes that follow the API server. */
export interface Following {
  /** @throws Error where one could not follow */
  stop(): Promise<void>;
}

/** Has every node follow each change of Calico's objects while something else goes on, as confd does that watches them. */
export function startFollowing(lab: Lab): Following {
  let ends = false;
  const look = async (): Promise<string> =>
    JSON.stringify((await lab.datastores()).map(({ store }) => store));
  const follow = async (): Promise<void> => {
    let known = await look();
    for (;;) {
      const last = ends;
      const now = await look();
      if (now !== known) await lab.followCluster();
      known = now;
      if (last) return;
      await pause(BETWEEN_LOOKS);
    }
  };
  const followed = follow();
  // Whoever stops it hears of it there.
  followed.catch(() => undefined);
  return {
    stop() {
      ends = true;
      return followed;
    },
  };
}
