import { XmlElement } from "@rgrove/parse-xml";
import { deframer, framed, type Framing } from "../../../src/deliver/netconf/framing.ts";
import { documentOf, elementsIn, escaped, nameOf, textNamed } from "../../../src/deliver/netconf/xml.ts";
import { comwareDevice } from "../../platforms/device-model/comware/device.ts";
import { faultsOf, type Fault, type Faults } from "./faults.ts";
import { startSshServer, type Opened, type SshServer } from "./ssh-server.ts";
import { typedDevice } from "./typed-device.ts";

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
  | "close";

export interface ComwareServer extends SshServer {
  readonly faults: Faults<ComwareAsked>;
  running(): string;
  /** What it starts with. */
  startup(): string;
  /** Types configuration past NETCONF, as somebody at the console. */
  type(...lines: readonly string[]): void;
  save(): void;
  /** Peers whose sessions are up. */
  peers: readonly string[];
  /** Peers whose sessions are up after it was configured; undefined: as before. */
  peersAfter: readonly string[] | undefined;
  /** Has another session lock the configuration; gives what unlocks it. */
  lockedByAnother(): () => void;
  /** What was asked for, in order. */
  readonly asked: readonly ComwareAsked[];
  /** All that was sent to it. */
  readonly heard: () => string;
}

const BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";
const HEAD = `<?xml version="1.0" encoding="UTF-8"?>`;

interface Session {
  readonly id: string;
  /** Moments that can be gone back to, oldest first; undefined without a save point. */
  points: number[] | undefined;
  over: boolean;
}

const refusal = (words: string, tag = "operation-failed", info = ""): string =>
  `<rpc-error><error-type>protocol</error-type><error-tag>${tag}</error-tag><error-severity>error</error-severity><error-message xml:lang="en">${escaped(words)}</error-message>${info}</rpc-error>`;

const table = (peers: readonly string[]): string =>
  peers.length === 0
    ? ""
    : [
        " BGP local router ID: 10.255.2.0",
        " Local AS number: 64600",
        " Total number of peers: 9                 Peers in established state: 9",
        "",
        "  * - Dynamically created peer",
        "  Peer                    AS  MsgRcvd  MsgSent OutQ PrefRcv Up/Down  State",
        "",
        ...peers.map((peer) => `  ${peer}         64513       10       12    0       3 00:10:21 Established`),
      ].join("\n");

/**
 * A Comware device's NETCONF server over real SSH, as H3C's configuration guides and what is told of devices have it: hello, framing 1.0 or 1.1, lock, `CLI`
 * whose refusals are in its transcript, save points that are rolled back to when their session ends or its timer does.
 */
export async function startComware(framing: Framing = "chunked"): Promise<ComwareServer> {
  const device = typedDevice(comwareDevice);
  const faults = faultsOf<ComwareAsked>();
  const asked: ComwareAsked[] = [];
  const sessions = new Map<string, Session>();
  let heard = "";
  let startup = device.running();
  let lockedBy: string | undefined;
  let count = 0;
  let peers: readonly string[] = [];
  let peersAfter: readonly string[] | undefined;

  const goBack = (session: Session): void => {
    const last = session.points?.at(-1);
    session.points = undefined;
    if (last !== undefined) device.goBack(last);
  };
  const over = (session: Session): void => {
    if (session.over) return;
    session.over = true;
    goBack(session);
    if (lockedBy === session.id) lockedBy = undefined;
    sessions.delete(session.id);
  };

  const configured = (lines: readonly string[]): string => {
    device.type("return");
    device.type("system-view");
    peers = peersAfter ?? peers;
    const said = lines.flatMap((line) => {
      const why = device.type(line);
      const words =
        why === null
          ? []
          : why.startsWith("Unrecognized")
            ? ["             ^", " % Unrecognized command found at '^' position."]
            : [` % ${why}`];
      return [`[tor]${line}`, ...words];
    });
    return `<CLI><Configuration><![CDATA[<tor>system\nSystem View: return to User View with Ctrl+Z.\n${said.join("\n")}\n]]></Configuration></CLI>`;
  };
  const shown: Readonly<Record<string, { readonly as: ComwareAsked; readonly text: () => string }>> = {
    "display current-configuration": { as: "running", text: () => device.running() },
    "display current-configuration diff": {
      as: "saved",
      text: () =>
        startup === device.running()
          ? ""
          : "--- Startup configuration\n+++ Current configuration\n@@ -1 +1 @@",
    },
    "display bgp peer ipv4 unicast": { as: "sessions", text: () => table(peers) },
    "display bgp peer ipv6 unicast": { as: "sessions", text: () => "" },
  };

  /** The operation's name, what it does, and what it answers. */
  const operation = (
    session: Session,
    element: XmlElement,
  ): { readonly as: ComwareAsked; readonly does: (half: boolean) => string } => {
    const name = nameOf(element);
    const [inner] = elementsIn(element);
    const kind = name === "save-point" || name === "CLI" ? `${name} ${inner ? nameOf(inner) : ""}` : name;
    const ok = (work: () => void) => () => {
      work();
      return "<ok/>";
    };
    switch (kind) {
      case "lock":
        return {
          as: "lock",
          does: () => {
            if (lockedBy !== undefined)
              return refusal(
                "Lock failed because the NETCONF lock is held by another session.",
                "lock-denied",
                `<error-info><session-id>${lockedBy}</session-id></error-info>`,
              );
            lockedBy = session.id;
            return "<ok/>";
          },
        };
      case "unlock":
        return { as: "close", does: ok(() => (lockedBy = undefined)) };
      case "close-session":
        return { as: "close", does: ok(() => over(session)) };
      case "kill-session": {
        const victim = sessions.get(textNamed(element, "session-id") ?? "");
        return {
          as: "close",
          does: () => {
            if (victim === undefined) return refusal("The session does not exist.", "invalid-value");
            over(victim);
            return "<ok/>";
          },
        };
      }
      case "save":
        return { as: "save", does: ok(() => (startup = device.running())) };
      case "save-point begin":
        return {
          as: "begin",
          does: () => {
            session.points = [device.moment()];
            return "<data><save-point><commit><commit-id>1</commit-id></commit></save-point></data>";
          },
        };
      case "save-point commit":
        return {
          as: "commit",
          does: () => {
            if (session.points === undefined) return refusal("Current session doesn't have a save-point.");
            session.points.push(device.moment());
            return `<data><save-point><commit><commit-id>${String(session.points.length)}</commit-id></commit></save-point></data>`;
          },
        };
      case "save-point rollback":
        return {
          as: "rollback",
          does: () => {
            const point = session.points?.[Number(textNamed(element, "commit-id")) - 1];
            if (point === undefined) return refusal("Current session doesn't have a save-point.");
            device.goBack(point);
            return "<ok></ok>";
          },
        };
      case "save-point end":
        return {
          as: "end",
          does: () => {
            if (session.points === undefined) return refusal("Current session doesn't have a save-point.");
            session.points = undefined;
            return "<ok/>";
          },
        };
      case "CLI Configuration": {
        const lines = (textNamed(element, "Configuration") ?? "").split("\n");
        return {
          as: "configure",
          does: (half) => configured(half ? lines.slice(0, Math.ceil(lines.length / 2)) : lines),
        };
      }
      case "CLI Execution": {
        const command = textNamed(element, "Execution") ?? "";
        const display = shown[command];
        if (display === undefined) throw new Error(`nobody taught this device "${command}"`);
        return {
          as: display.as,
          does: () => `<CLI><Execution><![CDATA[<tor>${command}\n${display.text()}\n]]></Execution></CLI>`,
        };
      }
      default:
        throw new Error(`nobody taught this device the operation ${kind}`);
    }
  };

  const serve = ({ channel, cut }: Opened): void => {
    const session: Session = { id: String((count += 1)), points: undefined, over: false };
    sessions.set(session.id, session);
    channel.on("close", () => over(session));
    const taken = deframer();
    let greeted = false;
    const send = (message: string): void => {
      if (!channel.destroyed) channel.write(framed(message, greeted ? framing : "end-of-message"));
    };
    const strike = (fault: Fault, id: string, does: (half: boolean) => string): void => {
      const reply = (content: string): void =>
        send(`${HEAD}<rpc-reply message-id="${id}" xmlns="${BASE}">${content}</rpc-reply>`);
      switch (fault.kind) {
        case "cut before":
          return cut();
        case "cut within":
          does(true);
          return cut();
        case "cut after":
          does(false);
          return cut();
        case "mute":
          return;
        case "garbage":
          channel.write(framing === "chunked" ? "\n#x\n" : `<rpc-reply>]]>]]>`);
          return;
        case "timer ends":
          goBack(session);
          return reply(does(false));
        case "refuse":
          return reply(refusal(fault.words, fault.tag));
      }
    };
    const hello = faults.take("hello");
    if (hello?.kind === "cut before") return cut();
    if (hello?.kind === "mute") return;
    if (hello?.kind === "garbage") channel.write("Welcome to H3C]]>]]>");
    else
      send(
        `${HEAD}<hello xmlns="${BASE}"><capabilities><capability>urn:ietf:params:netconf:base:1.0</capability>${framing === "chunked" ? "<capability>urn:ietf:params:netconf:base:1.1</capability>" : ""}<capability>urn:h3c:params:netconf:capability:h3c-netconf-ext:1.0</capability></capabilities><session-id>${session.id}</session-id></hello>`,
      );
    channel.on("data", (bytes: Buffer) => {
      heard += bytes.toString();
      for (const message of taken.push(bytes)) {
        if (!greeted) {
          greeted = true;
          taken.switchTo(framing);
          continue;
        }
        const rpc = documentOf(message);
        const [element] = elementsIn(rpc);
        if (element === undefined) throw new Error("an rpc without an operation");
        const { as, does } = operation(session, element);
        asked.push(as);
        const id = rpc.attributes["message-id"] ?? "";
        const fault = faults.take(as);
        if (fault === undefined)
          send(`${HEAD}<rpc-reply message-id="${id}" xmlns="${BASE}">${does(false)}</rpc-reply>`);
        else strike(fault, id, does);
      }
    });
  };

  const ssh = await startSshServer("netconf", serve);
  return {
    ...ssh,
    faults,
    asked,
    heard: () => heard,
    running: () => device.running(),
    startup: () => startup,
    type(...lines) {
      for (const line of ["return", "system-view", ...lines]) {
        const why = device.type(line);
        if (why !== null) throw new Error(`${line}: ${why}`);
      }
    },
    save: () => void (startup = device.running()),
    set peers(now: readonly string[]) {
      peers = now;
    },
    get peers() {
      return peers;
    },
    set peersAfter(now: readonly string[] | undefined) {
      peersAfter = now;
    },
    get peersAfter() {
      return peersAfter;
    },
    lockedByAnother() {
      lockedBy = "99";
      return () => (lockedBy = undefined);
    },
  };
}
