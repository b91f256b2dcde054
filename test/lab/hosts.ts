import { compile, type DatacenterSpec, type FabricPlan } from "../../src/index.ts";
import type { HostIntent } from "../../src/intent/index.ts";
import { formatIpv4, formatPrefix } from "../../src/net/ipv4.ts";
import type { HostPlan } from "../../src/plan/hosts.ts";
import { there } from "../../src/plan/there.ts";
import { hostPrograms } from "./host-programs.ts";
import type { LabTools } from "./lab.ts";
import { onSwitch, startFrr, type SwitchAccess } from "./switches.ts";
import { managedBy, managementAddress } from "./topology.ts";

/** What a host's operating system has to have of what it announces: BIRD and GoBGP do not set it. */
const owns: Readonly<Record<HostIntent["daemon"], (prefix: string, isAddress: boolean) => string>> = {
  bird2: (prefix, isAddress) => (isAddress ? `address replace ${prefix} dev lo` : ""),
  bird1: (prefix, isAddress) => (isAddress ? `address replace ${prefix} dev lo` : ""),
  gobgp: (prefix, isAddress) =>
    isAddress ? `address replace ${prefix} dev lo` : `route replace blackhole ${prefix}`,
  frr: () => "",
};

/** A host as it comes: without a configuration, and with what this machine has of its daemon. */
export const startHost = (
  lab: { readonly name: string; readonly dir: string },
  tools: LabTools,
  plan: FabricPlan,
  { name, daemon }: HostPlan,
): Promise<SwitchAccess> => {
  const managed = there(managedBy(plan).find((one) => one.name === name) ?? null, `host ${name}`);
  const { frr, folders } = hostPrograms(tools)[daemon];
  const host = formatIpv4(managementAddress(plan, managed).address);
  return startFrr(lab, { device: name, host, daemons: frr, tools: folders });
};

/** Gives each host's daemon its configuration, and its operating system the addresses that it announces. @throws Error with the daemon's words when it refuses */
export async function followHosts(lab: string, tools: LabTools, spec: DatacenterSpec): Promise<void> {
  await Promise.all(
    compile(spec).hosts.map(async ({ intent, text }) => {
      const { file, take } = hostPrograms(tools)[intent.daemon];
      const batch = intent.announces
        .map((prefix) => owns[intent.daemon](formatPrefix(prefix), prefix.length === 32))
        .filter(Boolean);
      const shell = (script: string, input = ""): Promise<string> =>
        onSwitch(lab, intent.device, ["sh", "-ec", script], input);
      await shell("ip -batch -", `${batch.join("\n")}\n`);
      await shell(`mkdir -p "$(dirname ${file})" && cat >${file}`, text);
      await shell(take);
    }),
  );
}

/** Asks a host's daemon. */
export const askHost = (lab: string, tools: LabTools, intent: HostIntent, words: string): Promise<string> =>
  onSwitch(lab, intent.device, ["sh", "-ec", `${hostPrograms(tools)[intent.daemon].ask} ${words}`]);
