import type { CompiledFabric } from "../../compile.ts";
import { DeliveryError, type SwitchInputs } from "../../deliver/index.ts";
import { shownBy } from "../../deliver/trust/index.ts";
import { chosenBy, type Choice, type Words } from "../chosen-devices.ts";
import type { ExitCode } from "../exit-codes.ts";
import { AT_ONCE, inParallel } from "../in-parallel.ts";
import { STANDARD_INPUT } from "../read-text.ts";
import type { Console } from "../streams.ts";
import { isSilent, trustText, type DeviceTrust, type TrustReport } from "../trust/print.ts";
import { record } from "../trust/record.ts";
import { readSwitches, type Address, type Switches } from "../ways-file.ts";
import { UnwritableFile } from "../write-file.ts";
import { WrongCall } from "../wrong-call.ts";
import { soundFabric, type SpecOptions } from "./fabric.ts";

export interface TrustOptions extends SpecOptions, Choice {
  /** Whether pins that are missing are written into the file of ways. Default no. */
  readonly record?: boolean;
}

interface Device {
  readonly device: string;
  readonly platform: SwitchInputs["platform"];
}

/** Everything that is logged in to. */
const devicesOf = ({ switches, bridges, hosts }: CompiledFabric): readonly Device[] => [
  ...[...switches, ...bridges].map(({ intent: { device, platform } }) => ({ device, platform })),
  ...hosts.map(({ intent: { device, daemon } }) => ({ device, platform: daemon })),
];

async function trustOf(
  { device, platform }: Device,
  { devices, timeoutSeconds }: Switches,
): Promise<DeviceTrust> {
  const address: Address | undefined = Object.hasOwn(devices, device) ? devices[device] : undefined;
  if (address === undefined) return { device, silent: "there is no way to it in the file of ways" };
  try {
    const { platform: system, ...shown } = await shownBy(device, platform, { ...address, timeoutSeconds });
    return { device, platform: system, recorded: false, ...shown };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return { device, silent: error.message };
  }
}

/** Those that show a key that another shows, too. */
function alike(devices: readonly DeviceTrust[]): TrustReport["alike"] {
  const shown = devices.flatMap((one) => (isSilent(one) ? [] : [one]));
  return [...Map.groupBy(shown, ({ value }) => value).values()]
    .filter(({ length }) => length > 1)
    .map((some) => some.map(({ device }) => device));
}

/** Writes what is new into the file, and says so of each. */
function recorded(file: string, devices: readonly DeviceTrust[]): readonly DeviceTrust[] {
  const pins = devices.flatMap((one) =>
    isSilent(one) || one.is !== "new" ? [] : [{ device: one.device, name: one.pin, value: one.value }],
  );
  const written = record(file, pins);
  return devices.map((one) => {
    if (isSilent(one) || one.is !== "new") return one;
    if (written.has(one.device)) return { ...one, recorded: true };
    const { device, shown, pin, value } = one;
    return {
      device,
      silent: `it shows ${shown}, and the file has no place of its own for that: its devices.${device} is an alias, merged, or has got a ${pin} meanwhile. Write ${pin}: "${value}" there by hand.`,
    };
  });
}

function endOf(devices: readonly DeviceTrust[]): ExitCode {
  if (devices.some((one) => isSilent(one) || one.is === "changed")) return 1;
  return devices.some((one) => !isSilent(one) && one.is === "new" && !one.recorded) ? 3 : 0;
}

const WORDS: Words = {
  unknown: (names, known) => `the fabric has no device ${names} that is logged in to: it has ${known}`,
  strange: (known) => `and the fabric has none of that name; it has ${known}`,
};

/** `trust SPEC`: the keys that devices show, held against their pins. Nobody logs in to any; nothing that is pinned is replaced. */
export async function trust(file: string, options: TrustOptions, console: Console): Promise<ExitCode> {
  if (options.record === true && options.ways === STANDARD_INPUT)
    throw new WrongCall(
      "--record writes into the file of ways: name one, standard input can't be written to",
    );
  const sound = await soundFabric(file, options, console);
  if (typeof sound === "number") return sound;
  const { devices: chosen, found } = await chosenBy(
    devicesOf(sound.fabric),
    options,
    WORDS,
    console,
    async (ways, _, all) => {
      const found = await readSwitches(ways);
      return { found, strangers: Object.keys(found.devices).filter((device) => !all.has(device)) };
    },
  );
  const asked = await inParallel(chosen, AT_ONCE, (one) => trustOf(one, found));
  const print = (devices: readonly DeviceTrust[]): void => {
    const report: TrustReport = { devices, alike: alike(asked) };
    console.out(options.format === "json" ? `${JSON.stringify(report, null, 2)}\n` : trustText(report));
  };
  try {
    const devices = options.record === true ? recorded(options.ways, asked) : asked;
    print(devices);
    return endOf(devices);
  } catch (error) {
    // What was shown is then to be written by hand.
    if (error instanceof UnwritableFile) print(asked);
    throw error;
  }
}
