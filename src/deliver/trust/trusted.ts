import { DeliveryError } from "../error.ts";
import { parseCertificatePin } from "../https/certificate.ts";
import { shownCertificate } from "../https/shown-certificate.ts";
import { defaultPort } from "../default-port.ts";
import { notConnected } from "../ssh/connect.ts";
import { DEFAULT_TIMEOUT_SECONDS } from "../ssh/defaults.ts";
import { parsePin } from "../ssh/host-key.ts";
import { shownKey, type Listening } from "../ssh/shown-key.ts";
import type { SwitchInputs } from "../types.ts";
import { isReached, PINS, WAYS, type Reached, type Way } from "../ways.ts";

type PinName = (typeof PINS)[Way];

/** Where a device is, and what is known of it: nothing secret, for nobody logs in. */
export interface Address {
  readonly host: string;
  readonly port?: number | undefined;
  /** How long the device may take to show its key. Default 60. */
  readonly timeoutSeconds?: number | undefined;
  readonly hostKey?: string | undefined;
  readonly certificate?: string | undefined;
}

/** What a device shows, held against its pin. */
export interface Shown {
  readonly platform: Reached;
  /** `new`: nothing is pinned. */
  readonly is: "new" | "unchanged" | "changed";
  /** Under what it is pinned. */
  readonly pin: PinName;
  /** Host and port, in words. */
  readonly at: string;
  /** For people: an SSH key as `ssh-keygen -lf` prints it, a certificate as a pin. */
  readonly shown: string;
  /** What would be pinned: the line of an SSH key, or the certificate's fingerprint. */
  readonly value: string;
  /** Type of an SSH key, in OpenSSH's words. */
  readonly type?: string;
  /** The fingerprint that is pinned. */
  readonly pinned?: string;
}

/** What of it the device itself has said. */
type Key = Omit<Shown, "platform" | "pin" | "at">;

/** As an SSH library says that there is no key of the type that is pinned. */
const NO_SUCH_TYPE = "no matching host key";

async function overSsh(to: Listening, pinned: string | undefined): Promise<Key> {
  const pin = pinned === undefined ? undefined : parsePin(pinned);
  const key = await shownKey(to, pin?.type).catch((error: unknown) => {
    if (pin?.type === undefined || !(error as Error).message.includes(NO_SUCH_TYPE)) throw error;
    return shownKey(to);
  });
  const is = pinned === undefined ? "new" : pin?.fingerprint === key.fingerprint ? "unchanged" : "changed";
  return {
    is,
    shown: key.told,
    value: key.line,
    type: key.type,
    ...(pin === undefined ? {} : { pinned: pin.fingerprint }),
  };
}

async function overHttps(to: Listening, pinned: string | undefined): Promise<Key> {
  const value = await shownCertificate(to);
  const pin = pinned === undefined ? undefined : parseCertificatePin(pinned);
  const is = pinned === undefined ? "new" : pin === parseCertificatePin(value) ? "unchanged" : "changed";
  return { is, shown: value, value, ...(pinned === undefined ? {} : { pinned }) };
}

interface ByWay {
  readonly ask: typeof overSsh;
  readonly unheard: (device: string, to: Listening, error: Error) => DeliveryError;
}

const BY_WAY: Readonly<Record<Way, ByWay>> = {
  ssh: { ask: overSsh, unheard: notConnected },
  https: {
    ask: overHttps,
    unheard: (device, { host, port }, error) =>
      new DeliveryError(
        {
          step: "connect",
          device,
          detail: `${host} port ${String(port)}: ${error.message}`,
          advice: "Check the address and port, and that its interface over HTTPS is on.",
        },
        error,
      ),
  },
};

const unreached = (device: string, platform: SwitchInputs["platform"]): DeliveryError =>
  new DeliveryError({
    step: "connect",
    device,
    detail: `nothing is delivered to ${platform} over a network: its configuration is a file`,
    advice: "Leave it out by --device.",
    ours: true,
  });

/**
 * The key or certificate that a device shows at the interface by which it is configured, and whether it is the one that is pinned. Nobody
 * logs in: no name, no password and no key of ours is sent.
 *
 * @throws DeliveryError of step "connect" where it shows none, where nothing is delivered to its system, or what is pinned is of the other way
 */
export async function shownBy(
  device: string,
  platform: SwitchInputs["platform"],
  { host, port, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, ...pins }: Address,
): Promise<Shown> {
  if (!isReached(platform)) throw unreached(device, platform);
  const way = WAYS[platform];
  const [pin, other] = way === "ssh" ? [PINS.ssh, PINS.https] : [PINS.https, PINS.ssh];
  if (pins[other] !== undefined)
    throw new DeliveryError({
      step: "connect",
      device,
      detail: `${platform} is reached over ${way.toUpperCase()}, and its pin is a ${other}`,
      advice: `Take the ${other} out, then ask again: its ${pin} comes in that place.`,
      ours: true,
    });
  const to = { host, port: port ?? defaultPort(platform), seconds: timeoutSeconds };
  const { ask, unheard } = BY_WAY[way];
  try {
    return { platform, pin, at: `${host} port ${String(to.port)}`, ...(await ask(to, pins[pin])) };
  } catch (error) {
    throw unheard(device, to, error as Error);
  }
}
