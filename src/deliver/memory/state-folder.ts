import { join } from "node:path";
import { DeliveryError, type Step } from "../error.ts";
import { parseCertificatePin } from "../https/certificate.ts";
import { redact } from "../redact.ts";
import { parsePin } from "../ssh/host-key.ts";
import type { Place } from "../types.ts";
import { readIfThere, removeIfThere, writeFileAtomically } from "../write-file.ts";
import { fingerprintsOf } from "./fingerprints.ts";
import type { Brought, Memory } from "./memory.ts";
import { ranAs } from "./resolved.ts";
import { formatState, parseState, UnreadableState, type Identity, type StateFile } from "./state-file.ts";

/** Where deliveries are remembered that the devices themselves have no place for. */
export interface StateFolder {
  /** One file a device, for its owner only. */
  readonly folder: string;
  /** What seals in it what ran before the fabric came, which may have passwords. Default none: such a text is refused. */
  readonly passphrase?: string;
}

/** For its owner only: with what ran before the fabric there may be ciphered passwords in it. */
const MODES = { file: 0o600, folder: 0o700 } as const;

/** Which switch a way leads to; a file is none. */
function identityOf({ connection }: Place): Identity {
  if (connection.transport === "file") return { host: "", pin: "" };
  const { host } = connection;
  const pin =
    connection.transport === "ssh"
      ? parsePin(connection.hostKey)?.fingerprint
      : parseCertificatePin(connection.certificate);
  return { host, pin: pin ?? "" };
}

/** As a name of a file, whatever it is. */
const fileOf = (folder: string, device: string): string => join(folder, `${encodeURIComponent(device)}.json`);

/** What is remembered of one device, in its file of a folder. Who calls has the device for himself. */
export function memoryIn({ folder, passphrase }: StateFolder, place: Place): Memory {
  const { device } = place;
  const path = fileOf(folder, device);
  const identity = identityOf(place);
  const failed = (step: Step, detail: string, advice: string, cause?: unknown): DeliveryError =>
    new DeliveryError({ step, device, detail, advice, ours: true }, cause);

  async function read(): Promise<StateFile> {
    const text = await readIfThere(path).catch((error: unknown) => {
      const detail = `${path} cannot be read: ${(error as Error).message}`;
      throw failed("read", detail, "Nothing on the device was changed.", error);
    });
    if (text === undefined) return { switch: identity, delivered: undefined };
    let found: StateFile;
    try {
      found = parseState(text, passphrase);
    } catch (error) {
      if (!(error instanceof UnreadableState)) throw error;
      const advice =
        "Nothing on the device was changed. Restore it, or give the passphrase that it was sealed with.";
      throw failed("read", `${path} can't be used: ${error.message}`, advice, error);
    }
    // With either still the same it is the same switch, at another address or set up anew.
    if (found.switch.host === identity.host || found.switch.pin === identity.pin) return found;
    throw failed(
      "read",
      `${path} is of the switch at ${found.switch.host}, which has another pin too`,
      "Nothing on the device was changed. If it was exchanged, remove that file: the fabric then comes to it anew. If not, name another folder.",
    );
  }

  async function write(file: StateFile, advice: string): Promise<void> {
    try {
      await writeFileAtomically(path, formatState(file, passphrase), { ...MODES, flush: true });
    } catch (error) {
      throw failed("write", `${path} cannot be written: ${(error as Error).message}`, advice, error);
    }
  }

  async function remove(advice: string): Promise<void> {
    try {
      await removeIfThere(path);
    } catch (error) {
      throw failed("write", `${path} cannot be removed: ${(error as Error).message}`, advice, error);
    }
  }

  const recordOf = ({ artifact, numbers, secrets = {}, baseline }: Brought, salt?: string) => ({
    ...{ artifact, numbers, baseline, startup: "" },
    passwords: fingerprintsOf({ artifact, secrets }, salt),
  });

  return {
    recall: read,

    async begin(brought, ran, delivered) {
      if (passphrase === undefined && redact(brought.baseline) !== brought.baseline)
        throw failed(
          "write",
          `what the fabric takes the place of has passwords, which ${path} would keep as the device shows them`,
          "Nothing was changed. Give a passphrase (CALICO_FABRIC_STATE_PASSPHRASE) that it is sealed with, and keep that.",
        );
      const underway = { ...recordOf(brought, delivered?.passwords?.salt), ran: ranAs(ran) };
      await write({ switch: identity, delivered, underway }, "Nothing on the device was changed.");
    },

    async keep(brought) {
      const { underway } = await read();
      await write(
        { switch: identity, delivered: recordOf(brought, underway?.passwords?.salt) },
        "It runs what was to be delivered, and starts with it. Mend that and run again: what was begun is written down.",
      );
    },

    async abandon(delivered) {
      const advice = "What was begun is written down, and has not come.";
      await (delivered === undefined ? remove(advice) : write({ switch: identity, delivered }, advice));
    },

    forget: () => remove("The fabric is off the device. Remove that file."),
  };
}
