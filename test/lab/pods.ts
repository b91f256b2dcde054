import { hasPriorities } from "../../src/calico/versions/index.ts";
import type { CalicoVersion } from "../../src/spec/index.ts";
import { NORMAL_PRIORITY } from "./confd/blocks.ts";
import type { Family } from "./confd/family.ts";
import type { Assignment } from "./ipam.ts";
import { runInside } from "./namespaces.ts";
import { NODE_PORT, nodeNamespace, POD_PORT, podNamespace } from "./topology.ts";

/** The gateway that every pod has; the server answers for it with one MAC address everywhere. Calico's own choice, and in IPv6 what Linux makes of that MAC address. */
const GATEWAY = { 4: "169.254.1.1", 6: "fe80::ecee:eeff:feee:eeee" } as const;
const GATEWAY_MAC = "ee:ee:ee:ee:ee:ee";

/** How a server comes to answer for the gateway: for IPv4 as its proxy, for IPv6 because it has the address. */
const SYSCTL = {
  4: [`net.ipv4.conf.${POD_PORT}.proxy_arp=1`],
  6: [`net.ipv6.conf.${POD_PORT}.proxy_ndp=1`],
} as const;
const OWN_GATEWAY = { 4: [], 6: [`address replace ${GATEWAY[6]}/64 dev ${POD_PORT} nodad`] } as const;

const inBatch = (commands: readonly string[]) => ({ input: `${commands.join("\n")}\n` });

async function inFamily(
  lab: string,
  node: string,
  { version, addressLength }: Family,
  pod: string,
  metric: readonly string[],
): Promise<void> {
  const gateway = GATEWAY[version];
  const address = `${pod}/${String(addressLength)}`;
  const batch = ["ip", `-${String(version)}`, "-batch", "-"];
  await runInside(lab, nodeNamespace(node), ["sysctl", "-q", "-w", ...SYSCTL[version]]);
  await runInside(
    lab,
    nodeNamespace(node),
    batch,
    inBatch([
      `link set ${POD_PORT} address ${GATEWAY_MAC}`,
      ...OWN_GATEWAY[version],
      `route replace ${address} dev ${POD_PORT} scope link ${metric.join(" ")}`,
    ]),
  );
  await runInside(
    lab,
    podNamespace(node),
    batch,
    inBatch([
      `address replace ${address} dev ${NODE_PORT}`,
      `neighbor replace ${gateway} lladdr ${GATEWAY_MAC} dev ${NODE_PORT}`,
      `route replace ${gateway} dev ${NODE_PORT} scope link`,
      `route replace default via ${gateway} dev ${NODE_PORT}`,
    ]),
  );
}

/** Plays Felix: gives a pod its addresses and the server a host route to each. Repeating it changes nothing. */
export async function startPod(
  lab: string,
  { node, given }: Assignment,
  version: CalicoVersion,
): Promise<void> {
  const metric = hasPriorities(version) ? ["metric", String(NORMAL_PRIORITY)] : [];
  for (const { family, pod } of given) await inFamily(lab, node, family, pod, metric);
}
