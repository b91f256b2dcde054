import type { CompiledFabric } from "../../compile.ts";
import { familiesOf, linkedServers, type HostIntent, type ServerIntent } from "../../intent/index.ts";
import type { Ipv4, Prefix4 } from "../../net/ipv4.ts";
import { linkAddressesOf, serverSettings } from "../../platforms/servers/index.ts";
import { LOOPBACK } from "../../plan/types.ts";
import { serverPortName } from "./topology.ts";

/** What a server with links of its own is told of them, with its ports as they are called here. */
function linkCommands(intent: ServerIntent): readonly string[] {
  if (intent.foot.kind !== "links") return [];
  const links = intent.foot.links.map((link, at) => ({ ...link, interface: serverPortName(at) }));
  const renamed: ServerIntent = { ...intent, foot: { kind: "links", links } };
  return [
    ...serverSettings(renamed).map((setting) => `sysctl -w ${setting}`),
    ...links.flatMap((link) =>
      linkAddressesOf(renamed, link.address).flatMap(({ address, family, network, source }) =>
        family === "ipv4"
          ? [`ip address add ${address} dev ${link.interface} scope link`]
          : [
              `ip address add ${address} dev ${link.interface} nodad noprefixroute preferred_lft 0`,
              `ip -6 route replace ${network} dev ${link.interface} src ${source}`,
            ],
      ),
    ),
  ];
}

/** What gives a server its addresses: in its rack's network, or on its loopback and its links; and a pod's, which answers for all. */
export function serverCommands(
  { plan }: CompiledFabric,
  { device, address }: Pick<HostIntent, "device" | "address">,
  pods: readonly Prefix4[],
): readonly string[] {
  const families = familiesOf(plan.ipv6);
  const own = linkedServers(plan).find((intent) => intent.device === device);
  const onLoopback = (one: Ipv4): readonly string[] =>
    families.map((family) => `ip address add ${family.address(one)}/${String(family.bits)} dev ${LOOPBACK}`);
  return [
    ...(own === undefined
      ? families.map(
          (family) => `ip address add ${family.interfaceAddress(address)} dev ${serverPortName(0)}`,
        )
      : [...onLoopback(address.address), ...linkCommands(own)]),
    ...pods.flatMap((block) => onLoopback(block.base + 1)),
  ];
}
