import type { CompiledFabric } from "../../compile.ts";
import { formatInterfaceAddress, formatIpv4, type InterfaceAddress, type Ipv4 } from "../../net/ipv4.ts";
import type { RackPlan } from "../../plan/types.ts";

/** A server as Batfish reads it: a host, with a default route by each interface that has a gateway. */
export interface BatfishHost {
  readonly hostname: string;
  readonly hostInterfaces: Readonly<
    Record<string, { readonly name: string; readonly prefix: string; readonly gateway?: string }>
  >;
}

interface Port {
  readonly name: string;
  readonly address: InterfaceAddress;
  readonly gateway: Ipv4 | null;
}

const hostOf = (hostname: string, ports: readonly Port[]): BatfishHost => ({
  hostname,
  hostInterfaces: Object.fromEntries(
    ports.map(({ name, address, gateway }) => [
      name,
      {
        name,
        prefix: formatInterfaceAddress(address),
        ...(gateway === null ? {} : { gateway: formatIpv4(gateway) }),
      },
    ]),
  ),
});

/** Its port, or its bond, in its rack's network; or one to each ToR. */
function portsOf(
  rack: RackPlan,
  { address, foot }: CompiledFabric["servers"][number]["intent"],
): readonly Port[] {
  if (foot.kind === "links")
    return foot.links.map((link) => {
      const server = [...rack.nodes, ...rack.hosts]
        .flatMap(({ links }) => links)
        .find((one) => one.device === link.device && one.serverAddress === link.address.address);
      return { name: link.interface, address: link.address, gateway: server?.address ?? null };
    });
  const [first = "eth0"] = foot.ports;
  const [gateway = null] = rack.tors.flatMap((tor) => tor.address ?? []);
  return [{ name: foot.bond?.name ?? first, address, gateway }];
}

/** Every server: those in racks, and nodes that stand in planes. */
export function batfishHosts({ plan, servers }: CompiledFabric): readonly BatfishHost[] {
  const intents = new Map(servers.map(({ intent }) => [intent.device, intent]));
  return plan.racks.flatMap((rack) => [
    ...[...rack.nodes, ...rack.hosts].flatMap(({ name }) => {
      const intent = intents.get(name);
      return intent === undefined ? [] : [hostOf(name, portsOf(rack, intent))];
    }),
    ...rack.nodes.flatMap(({ name, planes }) =>
      planes.length === 0
        ? []
        : [
            hostOf(
              name,
              planes.map((port) => ({ name: port.interface, address: port.address, gateway: null })),
            ),
          ],
    ),
  ]);
}
