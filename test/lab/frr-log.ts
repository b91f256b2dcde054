import type { Lab } from "./lab.ts";

const FILE = "/var/log/frr/claim.log";

/** What bgpd is to tell beside what it always does: the words of `debug` commands, which no configuration keeps. */
export type Debug = "bgp updates in" | "bgp neighbor-events";

/** Has switches log to a file while something is done; gets a way to read each switch's. Then they log as before. */
export async function withLogs<T>(
  lab: Lab,
  devices: readonly string[],
  debug: readonly Debug[],
  use: (logOf: (device: string) => Promise<string>) => Promise<T>,
): Promise<T> {
  const onEach = (...commands: readonly string[]): Promise<unknown> =>
    Promise.all(devices.map((device) => lab.vtysh(device, ...commands)));
  await onEach(
    "configure terminal",
    `log file ${FILE} debugging`,
    "end",
    ...debug.map((what) => `debug ${what}`),
  );
  try {
    return await use((device) => lab.onSwitch(device, ["cat", FILE]));
  } finally {
    await onEach("configure terminal", "no log file", "end", ...debug.map((what) => `no debug ${what}`));
    await Promise.all(devices.map((device) => lab.onSwitch(device, ["rm", "-f", FILE])));
  }
}
