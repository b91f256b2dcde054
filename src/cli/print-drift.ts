import pc from "picocolors";
import type { Inspected, ObjectDrift } from "../deliver/index.ts";
import { lastChangeText } from "../platforms/last-change.ts";
import { counted } from "../text/counted.ts";

/** What was found of a switch or a host, or why it says nothing. */
export type DeviceDrift =
  ({ readonly device: string } & Inspected) | { readonly device: string; readonly silent: string };

/** What `drift` finds. Plain data. */
export interface DriftReport {
  readonly devices: readonly DeviceDrift[];
  /** Calico's objects and nodes; empty where no cluster was asked. */
  readonly objects: readonly ObjectDrift[];
}

export const isSilent = (one: DeviceDrift): one is Extract<DeviceDrift, { silent: string }> =>
  "silent" in one;

const hasDrifted = (one: DeviceDrift): boolean => !isSilent(one) && one.drift.length > 0;

const isBehind = (one: DeviceDrift): boolean => !isSilent(one) && one.pending !== "";

/** Whether all is as it should be; strictly, nothing is yet to be delivered, either. */
export const isAsWanted = ({ devices, objects }: DriftReport, strict: boolean): boolean =>
  devices.every((one) => !isSilent(one) && !hasDrifted(one) && !(strict && isBehind(one))) &&
  objects.every(({ drift }) => drift.length === 0);

const indented = (lines: readonly string[]): string =>
  lines
    .flatMap((line) => line.split("\n"))
    .filter((line) => line !== "")
    .map((line) => `  ${line}\n`)
    .join("");

/** Who and when, where the device says. */
const whoText = (last: Inspected["last"]): string =>
  last === undefined
    ? ""
    : `  ${pc.dim(last === null ? "who and when: not known to the device" : lastChangeText(last))}\n`;

function deviceText(one: DeviceDrift): string {
  const name = pc.bold(one.device);
  if (isSilent(one)) return `${name}: ${pc.red("can't be asked")}\n${indented([one.silent])}`;
  const { drift, pending, remembered, last } = one;
  const than = remembered ? "it was delivered" : "the spec says";
  const is =
    drift.length === 0 ? `as ${than}\n` : `${pc.red(`not as ${than}`)}\n${indented(drift)}${whoText(last)}`;
  const behind = pending === "" ? "" : `  ${pc.yellow("not delivered yet:")}\n${indented([pending])}`;
  return `${name}: ${is}${behind}`;
}

const objectText = ({ object, drift }: ObjectDrift): string =>
  drift.length === 0 ? "" : `${pc.bold(object)}: ${pc.red("not as the spec says")}\n${indented(drift)}`;

/** What was found, device by device, then objects that are not as they should be, and how much of it. */
export function driftText({ devices, objects }: DriftReport): string {
  const drifted = devices.filter(hasDrifted).length;
  const silent = devices.filter(isSilent).length;
  const behind = devices.filter(isBehind).length;
  const others = objects.filter(({ drift }) => drift.length > 0).length;
  const faults = [
    ...(drifted === 0 ? [] : [`${counted(drifted, "device")} drifted`]),
    ...(silent === 0 ? [] : [`${counted(silent, "device")} can't be asked`]),
    ...(others === 0 ? [] : [`${counted(others, "object")} drifted`]),
    ...(behind === 0 ? [] : [`${counted(behind, "device")} behind the spec`]),
  ];
  const all = [
    counted(devices.length, "device"),
    ...(objects.length === 0 ? [] : [counted(objects.length, "object")]),
  ].join(" and ");
  const end = faults.length === 0 ? `no drift: ${all}` : `of ${all}: ${faults.join(", ")}`;
  return `${devices.map(deviceText).join("")}${objects.map(objectText).join("")}\n${end}\n`;
}
