import type { SwitchInputs } from "../deliver/index.ts";
import { familiesOf, type Family, type HostIntent, type SwitchIntent } from "../intent/index.ts";

/** Whom to ask of sessions and routes: in which families, and in which VRF. */
export interface Asked extends Pick<SwitchInputs, "device" | "platform"> {
  readonly families: readonly Family["name"][];
  /** Absent for the default one. */
  readonly vrf?: string;
}

/** Switches that route, each in the VRF that it has the fabric in. */
export const askedSwitches = (
  switches: readonly SwitchIntent[],
  ipv6: Parameters<typeof familiesOf>[0],
): readonly Asked[] =>
  switches.map(({ device, platform, vrf }) => ({
    device,
    platform,
    families: familiesOf(ipv6).map(({ name }) => name),
    ...(vrf === undefined ? {} : { vrf }),
  }));

/** A host speaks IPv4 alone. */
export const askedHosts = (hosts: readonly HostIntent[]): readonly Asked[] =>
  hosts.map(({ device, daemon }) => ({ device, platform: daemon, families: ["ipv4"] }));
