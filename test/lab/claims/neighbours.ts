import { isLinkLocal, type NeighbourName } from "../../simulate/observed/tables.ts";
import type { Lab } from "../lab.ts";
import { nodeNamespace, switchNamespace, type LabNamespace } from "../topology.ts";

interface Port {
  readonly ifname: string;
  readonly addr_info: readonly { readonly family: string; readonly local: string }[];
}

/** Of each port with a link-local address the address that the plan gave it, by the former; of one of a link without addresses what it is called. */
async function namesAt(lab: Lab, at: LabNamespace): Promise<readonly (readonly [string, string])[]> {
  const links = new Set(
    lab
      .plan()
      .links.flatMap(({ subnet, ends }) => (subnet === null ? ends : []))
      .map((end) => `${end.device} ${end.interface}`),
  );
  const ports = JSON.parse(await lab.inside(at, ["ip", "-json", "-6", "address"])) as readonly Port[];
  return ports.flatMap(({ ifname, addr_info: addresses }) => {
    const name = `${at.device} ${ifname}`;
    const planned = addresses.find(({ local }) => !isLinkLocal(local));
    const own = addresses.filter(({ local }) => isLinkLocal(local));
    const called = links.has(name) ? name : planned?.local;
    return called === undefined ? [] : own.map(({ local }) => [local, called] as const);
  });
}

/**
 * Says of a link-local next hop which address of the plan its port has. Every port of the lab has a MAC address of its own, and with it a
 * link-local one, so that it need not be said on which port it was seen.
 */
export async function neighbourNames(lab: Lab): Promise<NeighbourName> {
  const { switches, racks, outside } = lab.plan();
  const places = [
    ...switches.map(({ name }) => switchNamespace(name)),
    ...racks.flatMap(({ nodes, hosts }) => [
      ...nodes.map(({ name }) => nodeNamespace(name)),
      ...hosts.map(({ name }) => switchNamespace(name)),
    ]),
    ...(outside?.peers ?? []).map(({ router }) => switchNamespace(router)),
  ];
  const names = new Map((await Promise.all(places.map((at) => namesAt(lab, at)))).flat());
  return (address) => names.get(address) ?? address;
}
