import type { XmlElement } from "@rgrove/parse-xml";
import { elementsIn, nameOf, textNamed } from "../../../src/deliver/netconf/xml.ts";
import type { ComwareSession, ComwareState } from "./comware-state.ts";
import { refusal, type Operation } from "./netconf-wire.ts";

/** What it is asked for, in the words of a delivery. */
export type ComwareAsked =
  | "hello"
  | "lock"
  | "running"
  | "saved"
  | "sessions"
  | "begin"
  | "configure"
  | "commit"
  | "save"
  | "end"
  | "rollback"
  | "kill"
  | "close";

const OK = "<ok/>";
/** As a device is told to say it. */
const NO_POINT = "Current session doesn't have a save-point.";

const pointed = (id: number): string =>
  `<data><save-point><commit><commit-id>${String(id)}</commit-id></commit></save-point></data>`;

const bgpPeers = (peers: readonly string[]): string =>
  peers.length === 0
    ? ""
    : [
        " BGP local router ID: 10.255.2.0",
        " Local AS number: 64600",
        ` Total number of peers: ${String(peers.length)}                 Peers in established state: ${String(peers.length)}`,
        "",
        "  * - Dynamically created peer",
        "  Peer                    AS  MsgRcvd  MsgSent OutQ PrefRcv Up/Down  State",
        "",
        ...peers.map((peer) => `  ${peer}         64513       10       12    0       3 00:10:21 Established`),
      ].join("\n");

const DISPLAYS: Readonly<
  Record<string, { readonly as: ComwareAsked; readonly text: (state: ComwareState) => string }>
> = {
  "display current-configuration": { as: "running", text: (state) => state.running() },
  "display current-configuration diff": {
    as: "saved",
    text: (state) =>
      state.startup === state.running()
        ? ""
        : "--- Startup configuration\n+++ Current configuration\n@@ -1 +1 @@",
  },
  "display bgp peer ipv4 unicast": { as: "sessions", text: ({ peers }) => bgpPeers(peers) },
  "display bgp peer ipv6 unicast": { as: "sessions", text: () => "" },
};

/** A transcript as a terminal would show it: refusals are in it, and the reply is no error. */
function configured(state: ComwareState, lines: readonly string[]): string {
  const said = state.enter(lines).flatMap((why, at) => {
    const echo = `[tor]${lines[at] ?? ""}`;
    if (why === null) return [echo];
    return why.startsWith("Unrecognized")
      ? [echo, "             ^", " % Unrecognized command found at '^' position."]
      : [echo, ` % ${why}`];
  });
  return `<CLI><Configuration><![CDATA[<tor>system\nSystem View: return to User View with Ctrl+Z.\n${said.join("\n")}\n]]></Configuration></CLI>`;
}

type Does = (state: ComwareState, session: ComwareSession, element: XmlElement, half: boolean) => string;

const OPERATIONS: Readonly<Record<string, { readonly as: ComwareAsked; readonly does: Does }>> = {
  lock: {
    as: "lock",
    does(state, { id }) {
      if (state.lockedBy !== undefined)
        return refusal(
          "Lock failed because the NETCONF lock is held by another session.",
          "lock-denied",
          `<error-info><session-id>${state.lockedBy}</session-id></error-info>`,
        );
      state.lockedBy = id;
      return OK;
    },
  },
  unlock: {
    as: "close",
    does(state, { id }) {
      if (state.lockedBy !== id) return refusal("Unlock Failed");
      state.lockedBy = undefined;
      return OK;
    },
  },
  "close-session": {
    as: "close",
    does(state, session) {
      state.over(session);
      return OK;
    },
  },
  "kill-session": {
    as: "kill",
    does(state, _, element) {
      const victim = state.find(textNamed(element, "session-id") ?? "");
      if (victim === undefined) return refusal("The session does not exist.", "invalid-value");
      state.over(victim);
      return OK;
    },
  },
  save: {
    as: "save",
    does(state) {
      state.startup = state.running();
      return OK;
    },
  },
  "save-point begin": {
    as: "begin",
    does(state, session) {
      session.points = [state.moment()];
      return pointed(1);
    },
  },
  "save-point commit": {
    as: "commit",
    does(state, session) {
      if (session.points === undefined) return refusal(NO_POINT);
      session.points.push(state.moment());
      return pointed(session.points.length);
    },
  },
  "save-point rollback": {
    as: "rollback",
    does(state, { points }, element) {
      const point = points?.[Number(textNamed(element, "commit-id")) - 1];
      if (point === undefined) return refusal(NO_POINT);
      state.goBack(point);
      return "<ok></ok>";
    },
  },
  "save-point end": {
    as: "end",
    does(_, session) {
      if (session.points === undefined) return refusal(NO_POINT);
      session.points = undefined;
      return OK;
    },
  },
  "CLI Configuration": {
    as: "configure",
    does(state, _, element, half) {
      const lines = (textNamed(element, "Configuration") ?? "").split("\n");
      return configured(state, half ? lines.slice(0, Math.ceil(lines.length / 2)) : lines);
    },
  },
};

/** What an element asks a session for. @throws Error where it is nothing that the device knows: the delivery's mistake */
export function comwareOperation(
  state: ComwareState,
  session: ComwareSession,
  element: XmlElement,
): Operation<ComwareAsked> {
  const [inner] = elementsIn(element);
  const kind = [nameOf(element), ...(inner === undefined ? [] : [nameOf(inner)])].join(" ");
  const command = textNamed(element, "Execution") ?? "";
  const display = DISPLAYS[command];
  if (kind === "CLI Execution" && display !== undefined)
    return {
      as: display.as,
      does: () => `<CLI><Execution><![CDATA[<tor>${command}\n${display.text(state)}\n]]></Execution></CLI>`,
    };
  const found = OPERATIONS[kind] ?? OPERATIONS[nameOf(element)];
  if (found === undefined) throw new Error(`the device does not know <${kind}> ${command}`);
  return { as: found.as, does: (half) => found.does(state, session, element, half) };
}
