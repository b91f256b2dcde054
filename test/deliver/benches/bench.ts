import type { SwitchInputs } from "../../../src/deliver/index.ts";

/** A device that is stood in for, and what a delivery to it begins from. */
export interface Bench<Server = unknown> {
  readonly server: Server;
  readonly inputs: SwitchInputs;
  readonly running: () => string;
  readonly startup: () => string;
  /** What deliveries have on a device while they are under way, by name. */
  readonly left: () => readonly string[];
  /** Takes off by hand, for good, a part of what the fabric has put there. */
  readonly spoil: () => void;
  readonly stop: () => Promise<void>;
}

/** What is delivered at first, and then with a line in it that was not there before. */
export interface Texts {
  readonly artifact: string;
  readonly more: string;
  /** The line, as the device shows it. */
  readonly mark: string;
}

/** The password that fills the one slot of each text. */
export const SECRET = "Fabric-Secret-1";

export const inputsOf = (
  device: string,
  platform: SwitchInputs["platform"],
  artifact: string,
  connection: SwitchInputs["connection"],
): SwitchInputs => ({
  device,
  platform,
  artifact,
  secrets: { spines: SECRET },
  connection,
  numbers: { asn: "64600" },
  renumber: false,
});
