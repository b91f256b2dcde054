import type { Framing } from "../../../src/deliver/netconf/framing.ts";
import { comwareOperation, type ComwareAsked } from "./comware-operations.ts";
import { comwareState } from "./comware-state.ts";
import type { DeviceServer } from "./device-server.ts";
import { faultsOf, type Faults } from "./planned-faults.ts";
import { serveNetconf } from "./netconf-wire.ts";
import { startSshServer } from "./ssh-server.ts";

export interface ComwareServer extends DeviceServer {
  readonly faults: Faults<ComwareAsked>;
  /** From now on a session whose connection breaks goes on, until it is told to end. */
  noticesNoCut(): void;
}

/**
 * A Comware device's NETCONF server over real SSH, as H3C's configuration guides and what is told of devices have it: hello, framing 1.0 or 1.1, lock, `CLI`
 * whose refusals are in its transcript, save points that are rolled back to when their session ends or its timer does.
 */
export async function startComware(framing: Framing = "chunked"): Promise<ComwareServer> {
  const state = comwareState();
  const faults = faultsOf<ComwareAsked>();
  const asked: ComwareAsked[] = [];
  let notices = true;
  const ssh = await startSshServer("netconf", (opened) => {
    const session = state.begin();
    serveNetconf(opened, {
      framing,
      session: session.id,
      capabilities: ["urn:h3c:params:netconf:capability:h3c-netconf-ext:1.0"],
      faults,
      hello: "hello",
      operation(element) {
        const operation = comwareOperation(state, session, element);
        asked.push(operation.as);
        return operation;
      },
      timerEnds: () => state.undone(session),
      over() {
        if (notices) state.over(session);
      },
    });
  });
  return {
    ...ssh,
    faults,
    asked,
    changes: ["begin", "configure", "commit", "save"],
    running: () => state.running(),
    startup: () => state.startup,
    type(...lines) {
      const refused = state.enter(lines).find((why) => why !== null);
      if (typeof refused === "string") throw new Error(refused);
    },
    save() {
      state.startup = state.running();
    },
    peersAre(now, after = now) {
      state.peers = now;
      state.peersAfter = after;
    },
    noticesNoCut() {
      notices = false;
    },
    lockedByAnother() {
      state.lockedBy = "99";
      return () => {
        state.lockedBy = undefined;
      };
    },
  };
}
