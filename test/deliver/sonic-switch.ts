import { join } from "node:path";
import type { ConfigDb } from "../platforms/device-model/config-db.ts";
import { startFrrSwitch, type FrrSwitch, type FrrSwitchOptions } from "./frr-switch.ts";

/** A pretend switch with SONiC's files: real sshd and FRR, and stand-ins for its `config`, `sonic-cfggen` and `docker` (test/deliver/sonic-programs). */
export interface SonicSwitch extends FrrSwitch {
  configDb(): Promise<ConfigDb>;
  /** What it starts with. */
  startupDb(): Promise<ConfigDb>;
  /** Somebody else's change. */
  setDb(db: ConfigDb): Promise<void>;
  /** What goes wrong once, a line for each: `apply-patch fail`. */
  fault(...lines: readonly string[]): Promise<void>;
  /** What a delivery may have left. */
  leftovers(): Promise<string>;
}

const SETUP = `
mkdir -p /run/etc-upper /run/etc-work /run/frr-files /run/sonic
cp -a /etc/frr/. /run/frr-files
mount -t overlay overlay -o lowerdir=/etc,upperdir=/run/etc-upper,workdir=/run/etc-work /etc
mount --bind /run/shadow /etc/shadow
mkdir -p /etc/sonic
mount -t tmpfs -o mode=755,size=8m tmpfs /etc/sonic
mkdir /etc/sonic/frr
cp -a /run/frr-files/. /etc/sonic/frr
chown frr:frr /etc/sonic/frr
chmod 750 /etc/sonic/frr
mount --bind /etc/sonic/frr /etc/frr
mount --bind /run/tools/0 /usr/local/bin
`;

export async function startSonicSwitch(options: FrrSwitchOptions, db: ConfigDb): Promise<SonicSwitch> {
  const sw = await startFrrSwitch({
    ...options,
    tools: [join(process.cwd(), "test/deliver/sonic-programs")],
  });
  const json = async (file: string): Promise<ConfigDb> => JSON.parse(await sw.run("cat", file)) as ConfigDb;
  const put = async (file: string, text: string): Promise<void> => {
    await sw.run("sh", "-c", 'printf %s "$2" >"$1"', "sh", file, text);
  };
  const setDb = (next: ConfigDb): Promise<void> =>
    put("/run/sonic/db.json", `${JSON.stringify(next, null, 4)}\n`);
  try {
    await sw.run("sh", "-ec", SETUP);
    await setDb(db);
    await sw.run("cp", "/run/sonic/db.json", "/etc/sonic/config_db.json");
  } catch (error) {
    await sw.stop();
    throw error;
  }
  return {
    ...sw,
    configDb: () => json("/run/sonic/db.json"),
    startupDb: () => json("/etc/sonic/config_db.json"),
    setDb,
    fault: (...lines) => put("/run/sonic/fault", lines.map((line) => `${line}\n`).join("")),
    leftovers: async () =>
      (
        await sw.run(
          "sh",
          "-c",
          "ls -A /tmp; ls -A /etc/sonic | grep -v -x -e config_db.json -e frr -e checkpoints; ls -A /etc/sonic/checkpoints 2>/dev/null; ls -A /etc/frr | grep -v -x -e frr.conf -e vtysh.conf; ls -d /run/calico* 2>/dev/null; true",
        )
      ).trim(),
  };
}
