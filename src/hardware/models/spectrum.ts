import { otherProfile, ownProfile, type ForwardingProfile } from "./profile.ts";

const CUMULUS =
  "https://docs.nvidia.com/networking-ethernet-software/cumulus-linux-59/Layer-3/Routing/Forwarding-Table-Size-and-Profiles";

/** Thousands: the tables are in `k`, and do not say whether of 1,000 or 1,024. */
const k = (thousands: number): number => 1000 * thousands;

const entries = (hosts: number, ipv6Hosts: number, routes: number, ipv6Routes: number) => ({
  hosts: k(hosts),
  ipv6Hosts: k(ipv6Hosts),
  routes: k(routes),
  ipv6Routes: k(ipv6Routes),
});

/** By name: neighbours of IPv4 and of IPv6, routes of IPv4, and of IPv6 whatever their length (`IPv6-long`). Those for layer 2 are left out. */
export const SPECTRUM_ON_CUMULUS: readonly ForwardingProfile[] = [
  ownProfile("default", entries(32, 8, 64, 22), CUMULUS),
  otherProfile("v4-lpm-heavy", entries(8, 16, 80, 16), CUMULUS),
  otherProfile("v4-lpm-heavy-1", entries(6, 2, 176, 2), CUMULUS),
  otherProfile("v6-lpm-heavy", entries(8, 36, 8, 32), CUMULUS),
  otherProfile("lpm-balanced", entries(4, 3, 60, 60), CUMULUS),
];

/** The same of Spectrum-2 and later, whose page counts IPv6 routes of /64 and says that half as many of /128 fit: that half, for pods' are longer than /64. */
export const SPECTRUM_2_ON_CUMULUS: readonly ForwardingProfile[] = [
  ownProfile("default", entries(41, 20, 82, 74 / 2), CUMULUS),
  otherProfile("v4-lpm-heavy", entries(41, 24, 124, 24 / 2), CUMULUS),
  otherProfile("v4-lpm-heavy-1", entries(16, 4, 256, 8 / 2), CUMULUS),
  otherProfile("v6-lpm-heavy", entries(16, 62, 16, 99 / 2), CUMULUS),
  otherProfile("v6-lpm-heavy-1", entries(4, 4, 90, 235 / 2), CUMULUS),
  otherProfile("lpm-balanced", entries(16, 12, 124, 124 / 2), CUMULUS),
];

/** Its test plan "Configurable Table Size Testing", whose example is an MSN2700's, and the test of it. */
const SONIC = "https://github.com/sonic-net/sonic-mgmt";

/** On SONiC sizes are keys of the switch's `sai.profile`. These are the sets that its own tests write there and find on the switch; what it has without is not documented. */
export const SPECTRUM_ON_SONIC: readonly ForwardingProfile[] = [
  otherProfile("typical", { routes: 102_400, ipv6Routes: 16_384, hosts: 16_384, ipv6Hosts: 8192 }, SONIC),
  otherProfile("more-ipv6", { routes: 32_768, ipv6Routes: 25_600, hosts: 8192, ipv6Hosts: 16_384 }, SONIC),
];
