import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sameConfiguration } from "../../../src/platforms/frr/blocks.ts";
import { startFrrSwitch, type FrrSwitch } from "../frr-switch.ts";
import { FOREIGN } from "../switch-texts.ts";

/** Programs of a switch that the scripts of a delivery run and that a fault can strike. */
const STRUCK =
  "mv ln mkdir rm rmdir cat cp chmod chown sync vtysh setsid env timeout cmp readlink sha256sum ls awk";

/** What happens at the moment that is planned. */
export type Action = "fail" | "kill" | "late" | "stop" | "cut" | "short";

export interface Fault {
  readonly role: "message" | "guard";
  /** Which of the programs that the role runs, from 1; with `short` which upload. */
  readonly at: number;
  readonly action: Action;
  /** With `short`: how many bytes of the upload come before the connection ends. */
  readonly bytes?: number;
}

export interface FaultySwitch {
  readonly sw: FrrSwitch;
  plan(fault: Fault): Promise<void>;
  /** Takes the plan away. @returns the program that was struck; undefined when the moment did not come */
  end(): Promise<string | undefined>;
  /** How many programs a role has run since the plan. */
  count(role: Fault["role"]): Promise<number>;
  /** What a delivery has on the switch: nothing when all is over. */
  left(): Promise<string>;
}

const INSTALL = `
mount -t tmpfs tmpfs /usr/local/bin
mkdir -p /run/faults
cp /usr/lib/frr/frr-reload.py /run/faults/real-reload
printf '%s' "$1" >/run/faults/frr-reload.py
chmod +x /run/faults/*
for name in $2; do cp /run/faults/frr-reload.py "/usr/local/bin/$name"; done
mount --bind /run/faults/frr-reload.py /usr/lib/frr/frr-reload.py`;

/** A pretend switch on which a delivery can be struck at any program that its scripts run. */
export async function startFaultySwitch(name: string): Promise<FaultySwitch> {
  const sw = await startFrrSwitch({ name, config: FOREIGN });
  const shim = await readFile(join(process.cwd(), "test/deliver/faults/shim.sh"), "utf8");
  await sw.run("sh", "-ec", INSTALL, "sh", shim, STRUCK);
  const shell = (script: string): Promise<string> => sw.run("/bin/sh", "-c", `PATH=/usr/bin:/bin; ${script}`);
  return {
    sw,
    plan: async ({ role, at, action, bytes = 0 }) => {
      await shell(
        `rm -f /run/faults/hit /run/faults/message /run/faults/guard; echo ${role} ${String(at)} ${action} ${String(bytes)} >/run/faults/plan`,
      );
    },
    end: async () => {
      const hit = await shell("rm -f /run/faults/plan; cat /run/faults/hit 2>/dev/null; true");
      return hit.trim() || undefined;
    },
    count: async (role) => Number(await shell(`cat /run/faults/${role} 2>/dev/null | wc -l`)),
    left: async () =>
      (
        await shell(
          "ls -A /etc/frr | grep calico-fabric | grep -v -x calico-fabric.json; ls /run | grep calico; true",
        )
      ).trim(),
  };
}

/** What a switch runs, starts with and remembers, by the name of the text that it is. */
export interface Standing {
  readonly runs: string;
  readonly starts: string;
  readonly remembers: string;
}

/** Compares a switch with what is known to be whole. @param wholes texts of what runs, by name */
export async function standingOf(
  { sw }: FaultySwitch,
  wholes: Readonly<Record<string, { readonly running: string; readonly record: string }>>,
): Promise<Standing> {
  const named = (text: string): string =>
    Object.entries(wholes).find(([, { running }]) => sameConfiguration(running, text))?.[0] ?? "in pieces";
  const record = await sw.run("/bin/sh", "-c", "cat /etc/frr/calico-fabric.json 2>/dev/null; true");
  return {
    runs: named(await sw.runningConfig()),
    starts: named(await sw.frrConf()),
    remembers: Object.entries(wholes).find(([, whole]) => whole.record === record)?.[0] ?? "in pieces",
  };
}
