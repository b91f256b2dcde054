import type { XmlElement } from "@rgrove/parse-xml";
import { deframer, framed, type Framing } from "../../../src/deliver/netconf/framing.ts";
import { documentOf, elementsIn, escaped } from "../../../src/deliver/netconf/xml.ts";
import type { Fault, Faults } from "./planned-faults.ts";
import type { Opened } from "./ssh-server.ts";

const BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";
const HEAD = `<?xml version="1.0" encoding="UTF-8"?>`;

export const refusal = (words: string, tag = "operation-failed", info = ""): string =>
  `<rpc-error><error-type>protocol</error-type><error-tag>${tag}</error-tag><error-severity>error</error-severity><error-message xml:lang="en">${escaped(words)}</error-message>${info}</rpc-error>`;

/** An operation that was asked for. */
export interface Operation<Asked extends string> {
  readonly as: Asked;
  /** Does it, or the first half of it, and gives what the reply says. */
  readonly does: (half: boolean) => string;
}

export interface NetconfDevice<Asked extends string> {
  readonly framing: Framing;
  readonly session: string;
  readonly capabilities: readonly string[];
  readonly faults: Faults<Asked>;
  /** What stands for the greeting among what it is asked. */
  readonly hello: Asked;
  operation(element: XmlElement): Operation<Asked>;
  /** The device's own timer ends. */
  timerEnds(): void;
  over(): void;
}

/** A NETCONF session over an SSH channel: hello, framing (RFC 6242), requests and replies, and what goes wrong with them. */
export function serveNetconf<Asked extends string>(
  { channel, cut }: Opened,
  device: NetconfDevice<Asked>,
): void {
  const { framing, faults } = device;
  const taken = deframer();
  let greeted = false;
  const send = (message: string): void => {
    if (!channel.destroyed) channel.write(framed(message, greeted ? framing : "end-of-message"));
  };
  const reply = (id: string, content: string): void =>
    send(`${HEAD}<rpc-reply message-id="${id}" xmlns="${BASE}">${content}</rpc-reply>`);

  const struck: Readonly<
    Record<Fault["kind"], (does: (half: boolean) => string, id: string, fault: Fault) => void>
  > = {
    "cut before": () => cut(),
    "cut within": (does) => {
      does(true);
      cut();
    },
    "cut after": (does) => {
      does(false);
      cut();
    },
    mute: () => undefined,
    garbage: () => void channel.write(framing === "chunked" ? "\n#x\n" : "<rpc-reply>]]>]]>"),
    "timer ends": (does, id) => {
      device.timerEnds();
      reply(id, does(false));
    },
    refuse: (_, id, fault) => {
      if (fault.kind === "refuse") reply(id, refusal(fault.words, fault.tag));
    },
  };

  const greet = (): void => {
    const fault = faults.take(device.hello);
    if (fault?.kind === "cut before") cut();
    else if (fault?.kind === "garbage") channel.write("Welcome]]>]]>");
    else if (fault === undefined) {
      const all = [
        "urn:ietf:params:netconf:base:1.0",
        ...(framing === "chunked" ? ["urn:ietf:params:netconf:base:1.1"] : []),
        ...device.capabilities,
      ].map((one) => `<capability>${one}</capability>`);
      send(
        `${HEAD}<hello xmlns="${BASE}"><capabilities>${all.join("")}</capabilities><session-id>${device.session}</session-id></hello>`,
      );
    }
  };

  const requested = (message: string): void => {
    const rpc = documentOf(message);
    const [element] = elementsIn(rpc);
    if (element === undefined) throw new Error("an rpc without an operation");
    const { as, does } = device.operation(element);
    const id = rpc.attributes["message-id"] ?? "";
    const fault = faults.take(as);
    if (fault === undefined) reply(id, does(false));
    else struck[fault.kind](does, id, fault);
  };

  channel.on("data", (bytes: Buffer) => {
    for (const message of taken.push(bytes))
      if (greeted) requested(message);
      else {
        greeted = true;
        taken.switchTo(framing);
      }
  });
  channel.on("close", () => device.over());
  greet();
}
