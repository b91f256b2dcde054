import { formatIpv4 } from "../../src/net/ipv4.ts";
import { NORMAL_PRIORITY } from "./confd/blocks.ts";
import type { Assignment } from "./ipam.ts";
import { runInside } from "./namespaces.ts";
import { NODE_PORT, nodeNamespace, POD_PORT, podNamespace } from "./topology.ts";

/** The gateway that every pod has; the server answers ARP for it with one MAC address everywhere. Calico's own choice. */
const GATEWAY = "169.254.1.1";
const GATEWAY_MAC = "ee:ee:ee:ee:ee:ee";

/** Plays Felix: gives a pod its address and the server a host route to it. Repeating it changes nothing. */
export async function startPod(lab: string, { node, pod }: Assignment): Promise<void> {
  const address = formatIpv4(pod);
  const batch = (commands: readonly string[]) => ({ input: `${commands.join("\n")}\n` });
  await runInside(lab, nodeNamespace(node), ["sysctl", "-q", "-w", `net.ipv4.conf.${POD_PORT}.proxy_arp=1`]);
  await runInside(
    lab,
    nodeNamespace(node),
    ["ip", "-batch", "-"],
    batch([
      `link set ${POD_PORT} address ${GATEWAY_MAC}`,
      `route replace ${address}/32 dev ${POD_PORT} scope link metric ${String(NORMAL_PRIORITY)}`,
    ]),
  );
  await runInside(
    lab,
    podNamespace(node),
    ["ip", "-batch", "-"],
    batch([
      `address replace ${address}/32 dev ${NODE_PORT}`,
      `neighbor replace ${GATEWAY} lladdr ${GATEWAY_MAC} dev ${NODE_PORT}`,
      `route replace ${GATEWAY} dev ${NODE_PORT} scope link`,
      `route replace default via ${GATEWAY} dev ${NODE_PORT}`,
    ]),
  );
}
