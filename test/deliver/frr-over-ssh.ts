import type { SshConnection, SwitchInputs } from "../../src/deliver/index.ts";
import type { FrrSwitch } from "./frr-switch.ts";
import { ARTIFACT } from "./switch-texts.ts";

/** The inputs that deliver the test's artifact to a pretend switch: with its key, unless a password is given. */
export function inputsFor(sw: FrrSwitch, connection: Partial<SshConnection> = {}): SwitchInputs {
  const { host, port, user, hostKey, privateKey } = sw;
  const login = connection.password === undefined ? { privateKey } : {};
  return {
    device: "tor-1",
    platform: "frr",
    artifact: ARTIFACT,
    connection: { transport: "ssh", host, port, user, hostKey, ...login, rollbackSeconds: 60, ...connection },
    numbers: { asn: "64600" },
    renumber: false,
  };
}

/** What a delivery may leave on a switch: nothing in /tmp, no file of its own in /etc/frr. */
export const leftovers = async (sw: FrrSwitch): Promise<string> =>
  (
    await sw.run(
      "sh",
      "-c",
      "ls -A /tmp; ls -A /etc/frr | grep -v -x -e frr.conf -e frr.conf.sav -e vtysh.conf; true",
    )
  ).trim();

/**
 * Puts a script in the place of the switch's frr-reload.py. In it, `real` runs the one that was there; the script's
 * arguments are those of frr-reload.py.
 */
export async function interposeReload(sw: FrrSwitch, script: string): Promise<void> {
  const install = `
    cp /usr/lib/frr/frr-reload.py /run/real-reload
    printf '#!/bin/sh\\nreal() { /run/real-reload "$@"; }\\n%s\\n' "$1" >/run/reload
    chmod +x /run/reload /run/real-reload
    mount --bind /run/reload /usr/lib/frr/frr-reload.py`;
  await sw.run("sh", "-c", install, "sh", script);
}
