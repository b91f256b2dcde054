import type { XmlElement } from "@rgrove/parse-xml";
import { defaultPort } from "../default-port.ts";
import { DeliveryError, type Step } from "../error.ts";
import { openChannel, type Channel } from "../ssh/channel.ts";
import type { SshConnection } from "../types.ts";
import { BrokenFraming, deframer, framed, type Deframer, type Framing } from "./framing.ts";
import { refusalsIn, type RpcError } from "./reply.ts";
import { allNamed, documentOf, nameOf, textNamed } from "./xml.ts";

const BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";
const CHUNKS = "urn:ietf:params:netconf:base:1.1";
const HELLO = `<?xml version="1.0" encoding="UTF-8"?><hello xmlns="${BASE}"><capabilities><capability>urn:ietf:params:netconf:base:1.0</capability><capability>${CHUNKS}</capability></capabilities></hello>`;

/** What to do about a refusal, by its tag. */
const ADVICE: Readonly<Record<string, string>> = {
  "access-denied": "Give the user the right to this operation: on Comware, the role network-admin.",
};

/** A request that the device refused. */
export class Refused extends DeliveryError {
  readonly errors: readonly RpcError[];

  constructor(step: Step, device: string, errors: readonly RpcError[], advice: string) {
    const known = errors.flatMap(({ tag }) => ADVICE[tag] ?? []);
    const detail = errors.map(({ words }) => words).join("; ");
    super({ step, device, detail, advice: [advice, ...new Set(known)].filter(Boolean).join(" ") });
    this.errors = errors;
  }
}

/** A NETCONF session over SSH (RFC 6241, RFC 6242). One request at a time. */
export interface NetconfSession {
  readonly device: string;
  /** As the device counts its sessions. */
  readonly id: string;
  /**
   * Asks for an operation, given as XML.
   * @throws Refused, or DeliveryError of that step when the session breaks or time is up
   */
  rpc(step: Step, operation: string, advice?: string): Promise<XmlElement>;
  alive(): boolean;
  close(): void;
}

const WHAT = {
  name: "the subsystem netconf",
  advice: "See to it that NETCONF over SSH is on, and that the port is that of NETCONF.",
};

/**
 * Opens a session, in the newest framing that both have.
 *
 * @param connection whose port is 830 where none is given
 * @throws DeliveryError of step "connect"
 */
export async function openNetconf(device: string, connection: SshConnection): Promise<NetconfSession> {
  const there = { ...connection, port: connection.port ?? defaultPort("comware") };
  const channel = await openChannel(device, there, WHAT, (client, opened) =>
    client.subsys("netconf", opened),
  );
  try {
    return await greet(channel);
  } catch (error) {
    channel.close();
    throw error;
  }
}

async function greet(channel: Channel): Promise<NetconfSession> {
  const { device } = channel;
  const taken = deframer();
  const hello = await answer(channel, taken, "connect", () => channel.write(framed(HELLO, "end-of-message")));
  if (nameOf(hello) !== "hello") throw strange(channel, "connect", `it greets with ${nameOf(hello)}`);
  const framing: Framing = allNamed(hello, "capability").some(({ text }) => text.trim() === CHUNKS)
    ? "chunked"
    : "end-of-message";
  taken.switchTo(framing);
  let count = 0;
  return {
    device,
    id: textNamed(hello, "session-id") ?? "",
    async rpc(step, operation, advice = "Nothing on the switch was changed.") {
      const id = String((count += 1));
      const request = `<?xml version="1.0" encoding="UTF-8"?><rpc message-id="${id}" xmlns="${BASE}">${operation}</rpc>`;
      const reply = await answer(channel, taken, step, () => channel.write(framed(request, framing)));
      const to = reply.attributes["message-id"] ?? id;
      if (nameOf(reply) !== "rpc-reply" || to !== id)
        throw strange(channel, step, `it answers request ${id} with ${nameOf(reply)} to request ${to}`);
      const errors = refusalsIn(reply);
      if (errors.length > 0) throw new Refused(step, device, errors, advice);
      return reply;
    },
    alive: () => channel.lost() === undefined,
    close: () => channel.close(),
  };
}

/** What it says is not NETCONF: nothing that comes after it can be understood. */
function strange(channel: Channel, step: Step, detail: string): DeliveryError {
  channel.close();
  return new DeliveryError({
    step,
    device: channel.device,
    detail,
    advice:
      "Its NETCONF server does not keep to the protocol: run again, and look at its release if it stays so.",
  });
}

/** The next message. */
async function answer(channel: Channel, taken: Deframer, step: Step, send: () => void): Promise<XmlElement> {
  let broken: Error | undefined;
  const message = await channel
    .within<string>(step, (done, fail) => {
      channel.listen((bytes) => {
        try {
          const [first] = taken.push(bytes);
          if (first !== undefined) done(first);
        } catch (error) {
          if (!(error instanceof BrokenFraming)) throw error;
          broken = error;
          fail(error.message);
        }
      });
      send();
    })
    .catch((error: unknown) => {
      throw broken === undefined ? error : strange(channel, step, broken.message);
    });
  try {
    return documentOf(message);
  } catch (error) {
    throw strange(channel, step, `its message is no XML: ${(error as Error).message.split("\n")[0] ?? ""}`);
  }
}
