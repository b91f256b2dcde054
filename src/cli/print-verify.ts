import pc from "picocolors";
import type { DeviceCount, Difference, Verified } from "../verify/index.ts";
import { counted } from "../text/counted.ts";

const colours = { error: pc.red, warning: pc.yellow } as const;

const block = ({ severity, code, message, hint }: Difference): string =>
  `  ${colours[severity](`${severity}[${code}]`)} ${message}\n    ${pc.green("look:")} ${hint}\n`;

const known = ({ sessions, routes, neighbors }: DeviceCount): string =>
  [
    counted(sessions, "session"),
    counted(routes, "route"),
    ...(neighbors === null ? [] : [counted(neighbors, "neighbour")]),
  ].join(", ");

/** What only follows from what is told of sessions and ports, in one line: JSON has all of it. */
function following(found: readonly Difference[]): string {
  const all = found.filter(({ follows }) => follows === true);
  if (all.length === 0) return "";
  const routes = all.reduce((sum, { prefixes = [] }) => sum + prefixes.length, 0);
  const counts = all.filter(({ prefixes }) => prefixes === undefined).length;
  const what = [
    ...(routes === 0 ? [] : [counted(routes, "route")]),
    ...(counts === 0 ? [] : [`prefixes of ${counted(counts, "session")}`]),
  ].join(" and ");
  return `  ${pc.dim(`other than foretold, as it follows from sessions and ports that are down: ${what}`)}\n`;
}

/** What was heard, device by device, for a terminal; and how much of it is not as foretold. */
export function verifiedText({ differences, devices, guessedBlocks }: Verified): string {
  const counts = new Map(devices.map((one) => [one.device, one]));
  const byDevice = Map.groupBy(differences, ({ device }) => device);
  const names = [...new Set([...counts.keys(), ...byDevice.keys()])];
  const lines = names.map((name) => {
    const [count, found = []] = [counts.get(name), byDevice.get(name)];
    const said = count === undefined ? "" : `: ${known(count)}${found.length === 0 ? ", as foretold" : ""}`;
    const causes = found.filter(({ follows }) => follows !== true);
    return `${pc.bold(name)}${said}\n${causes.map(block).join("")}${following(found)}`;
  });
  const own = differences.filter(({ follows }) => follows !== true);
  const errors = own.filter(({ severity }) => severity === "error").length;
  const end =
    differences.length === 0
      ? `as foretold: ${counted(devices.length, "device")}`
      : `${counted(errors, "error")}, ${counted(own.length - errors, "warning")}`;
  const guessed =
    guessedBlocks === 0
      ? ""
      : `${counted(guessedBlocks, "block")} of pods in racks of which no ToR was asked: whose they are was not looked at\n`;
  return `${lines.join("")}\n${guessed}${end}\n`;
}
