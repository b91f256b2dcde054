import { isLinkLocal, otherLinkLocal } from "../../src/net/link-local.ts";
import type { Ipv4 } from "../../src/net/ipv4.ts";
import type { Network } from "../../src/simulate/index.ts";

type Routers = Network["routers"];

/** The interface by which a router knows who has this in place of an address; null where it is an address. */
export const portTo = (routers: Routers, device: string, address: Ipv4): string | null =>
  isLinkLocal(address)
    ? (routers
        .find(({ name }) => name === device)
        ?.interfaces.find((one) => one.address === otherLinkLocal(address))?.name ?? null)
    : null;

/** `spine-1 swp1`: who has this in place of an address; null where it is an address. */
export function endNamed(routers: Routers, address: Ipv4): string | null {
  if (!isLinkLocal(address)) return null;
  for (const { name, interfaces } of routers) {
    const port = interfaces.find((one) => one.address === address);
    if (port !== undefined) return `${name} ${port.name}`;
  }
  return null;
}
