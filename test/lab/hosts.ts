import type { FabricPlan, HostArtifact } from "../../src/index.ts";
import { familiesOf, type HostIntent } from "../../src/intent/index.ts";
import { formatIpv4 } from "../../src/net/ipv4.ts";
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

/** Starts a host without Calico as it comes: with its own addresses, and a daemon that peers with nobody. */
export async function startHost(
  lab: { readonly name: string; readonly dir: string },
  tools: LabTools,
  plan: FabricPlan,
  { intent: { device, daemon, announces, ipv6 }, text }: HostArtifact,
): Promise<SwitchAccess> {
  const managed = there(managedBy(plan).find(({ name }) => name === device) ?? null, `host ${device}`);
  const { frr, folders, before, start } = hostPrograms(tools)[daemon];
  const host = formatIpv4(managementAddress(plan, managed).address);
  const access = await startFrr(lab, { device, host, daemons: frr, tools: folders });
  const batch = familiesOf(ipv6)
    .flatMap((family) => announces.map((prefix) => owns[daemon](family.prefix(prefix), prefix.length === 32)))
    .filter(Boolean);
  await onSwitch(lab.name, device, ["ip", "-batch", "-"], `${batch.join("\n")}\n`);
  await onSwitch(lab.name, device, ["sh", "-ec", start], before(text));
  return access;
}

/** Asks a host's daemon. */
export const askHost = (lab: string, tools: LabTools, intent: HostIntent, words: string): Promise<string> =>
  onSwitch(lab, intent.device, ["sh", "-ec", `${hostPrograms(tools)[intent.daemon].ask} ${words}`]);
