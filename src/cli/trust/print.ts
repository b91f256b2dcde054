import pc from "picocolors";
import { onConsole, type Shown } from "../../deliver/trust/index.ts";
import { counted } from "../../text/counted.ts";

/** A device's own key or certificate, and what became of it; or why it shows none. */
export type DeviceTrust =
  | ({
      readonly device: string;
      /** Whether its pin was missing and is written. */
      readonly recorded: boolean;
    } & Shown)
  | { readonly device: string; readonly silent: string };

/** What `trust` finds. Plain data. */
export interface TrustReport {
  readonly devices: readonly DeviceTrust[];
  /** Devices that show one and the same key: one that is reached by several names, or copies of one image. */
  readonly alike: readonly (readonly string[])[];
}

export const isSilent = (one: DeviceTrust): one is Extract<DeviceTrust, { silent: string }> =>
  "silent" in one;

const isShown = (one: DeviceTrust): one is Exclude<DeviceTrust, { silent: string }> => !isSilent(one);

const WORDS = {
  new: pc.yellow("new"),
  unchanged: "unchanged",
  changed: pc.red("CHANGED"),
} as const satisfies Readonly<Record<Shown["is"], string>>;

const WAY_OUT =
  "nothing is replaced. If the device has a new key, compare it on its console, take the old pin out by hand, and record again; if not, somebody else is answering";

function deviceText(one: DeviceTrust): string {
  const name = pc.bold(one.device);
  if (isSilent(one)) return `${name}: ${pc.red("can't be asked")}\n  ${one.silent}\n`;
  const { is, recorded, shown, at, pin, pinned } = one;
  const state = `${WORDS[is]}${recorded ? ", recorded" : ""}`;
  const lines = [
    `${shown} is the ${pin} of ${at}`,
    ...(is === "changed" ? [`${pinned ?? "nothing that can be read"} is pinned: ${WAY_OUT}`] : []),
  ];
  return `${name}: ${state}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

/** What to type on whose console, each command once. */
function comparing(devices: readonly DeviceTrust[]): string {
  const toCompare = devices.filter(isShown).filter(({ is }) => is !== "unchanged");
  if (toCompare.length === 0) return "";
  const commands = Map.groupBy(toCompare, ({ platform, type }) => onConsole(platform, type));
  const rows = [...commands].map(
    ([command, some]) => `  ${some.map(({ device }) => device).join(", ")}: ${command}\n`,
  );
  return `\nThis network may be what is not to be trusted. Compare each on the device's own console:\n${rows.join("")}`;
}

const count = (devices: readonly DeviceTrust[], is: Shown["is"]): number =>
  devices.filter((one) => isShown(one) && one.is === is).length;

/** Device by device, then what to compare it with, and how much of it. */
export function trustText({ devices, alike }: TrustReport): string {
  const silent = devices.filter(isSilent).length;
  const recorded = devices.filter((one) => isShown(one) && one.recorded).length;
  const parts = [
    ...(["new", "unchanged", "changed"] as const).flatMap((is) =>
      count(devices, is) === 0 ? [] : [`${String(count(devices, is))} ${is}`],
    ),
    ...(silent === 0 ? [] : [`${String(silent)} can't be asked`]),
  ];
  const recording = recorded === 0 ? "" : `; ${counted(recorded, "pin")} recorded`;
  return [
    ...devices.map(deviceText),
    ...alike.map(
      (some) =>
        `${pc.yellow("warning:")} ${some.join(", ")} show one and the same key: one device under several names, or copies of one image\n`,
    ),
    comparing(devices),
    `\nof ${counted(devices.length, "device")}: ${parts.join(", ")}${recording}\n`,
  ].join("");
}
