import { isLabel } from "./names.ts";
import type { DeviceFacts } from "./facts.ts";

/** A switch's running configuration, and what it was called: a file's name, as a rule. */
export interface RunningText {
  readonly file: string;
  readonly text: string;
}

/** `leaf-1` of `configs/Leaf-1.cfg`, and of `leaf_1.running.txt`. */
const nameOfFile = (file: string): string =>
  (file.split(/[\\/]/).at(-1) ?? "")
    .replace(/(?:\.[a-z]+)+$/i, "")
    .toLowerCase()
    .replaceAll("_", "-");

const HOSTNAME =
  /^\s*(?:nv set system )?"?(?:hostname|switchname|sysname)"?:? ["']?([A-Za-z0-9][\w.-]*)["']?,?\s*$/m;

/** Names of files that say nothing of which switch they are of. */
const NAMELESS = /^(?:|-|running(?:-config)?|show-running(?:-config)?|config|frr|startup(?:-config)?)$/;

/** A switch is called as its file is; one whose file's name says nothing as its text has it. Null where neither is a name. */
export function deviceName({ file, text }: RunningText): string | null {
  const ofFile = nameOfFile(file);
  if (!NAMELESS.test(ofFile) && isLabel(ofFile)) return ofFile;
  const said = (HOSTNAME.exec(text)?.[1] ?? "").split(".")[0]?.toLowerCase() ?? "";
  return isLabel(said) ? said : null;
}

const HINT = "give all that the switch prints of its running configuration";

/** Why a text can't be read as a switch's whole running configuration; null where it can. */
export function faultOf(running: RunningText): string | null {
  const { file, text } = running;
  if (text.trim() === "") return `${file} is empty: ${HINT}`;
  return deviceName(running) === null
    ? `${file} says no name of the switch that it is of: call the file as the switch is called, as in leaf-1.cfg`
    : null;
}

/** What of texts that were read, each by itself, can't be of one fabric. */
export function faultsAmong(
  devices: readonly (DeviceFacts & { readonly file: string })[],
): readonly string[] {
  const twice = [...Map.groupBy(devices, ({ name }) => name).values()].filter((all) => all.length > 1);
  const silent = devices.filter(({ asn, interfaces }) => asn === null && interfaces.length === 0);
  const speakers = devices.filter(({ asn }) => asn !== null);
  return [
    ...silent.map(
      ({ file, platform }) =>
        `${file} says nothing of interfaces or BGP: it is no configuration of ${platform}, or a part of one; ${HINT}`,
    ),
    ...twice.map(
      (all) =>
        `${all.map(({ file }) => file).join(" and ")} are both of ${all[0]?.name ?? ""}: give one file for each switch`,
    ),
    ...(speakers.length === 0 && silent.length < devices.length
      ? [
          `no text has BGP: a fabric whose switches only switch is told by the cluster's objects alone (import calico)`,
        ]
      : []),
  ];
}
