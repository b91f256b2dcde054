import type { OspfInterface, OspfIntent, RoutingIntent } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { grouped } from "../../plan/grouped.ts";
import { BFD_PROFILE } from "./bfd.ts";
import { ipFamilies, type IpFamily } from "../ip-family.ts";
import { ofVrf } from "../vrf-words.ts";

/** OSPFv2 (RFC 2328) for IPv4, OSPFv3 (RFC 5340) for IPv6: two protocols that meet the same neighbours on the same links. */
const WORDS = {
  ipv4: { router: "router ospf", of: "ospf", on: "ip ospf" },
  ipv6: { router: "router ospf6", of: "ospf6", on: "ipv6 ospf6" },
} as const;

/** Lines of an interface by its role, in the order in which FRR itself writes them. A loopback has no cost. */
const lines: Readonly<
  Record<OspfInterface["role"], (on: string, one: OspfInterface, intent: OspfIntent) => string[]>
> = {
  link: (on, { cost }, { timers, bfd }) => [
    ` ${on} area 0`,
    ...(bfd === null ? [] : [` ${on} bfd`, ` ${on} bfd profile ${BFD_PROFILE}`]),
    ` ${on} cost ${String(cost)}`,
    ` ${on} dead-interval ${String(timers.dead)}`,
    ` ${on} hello-interval ${String(timers.hello)}`,
    ` ${on} network point-to-point`,
  ],
  passive: (on, { cost }) => [
    ` ${on} area 0`,
    ...(cost === 0 ? [] : [` ${on} cost ${String(cost)}`]),
    ` ${on} passive`,
  ],
};

const named = grouped<OspfIntent["interfaces"][number]>(({ name }) => [name]);

/** What OSPF is to know of an interface. */
export function ospfInterface({ ospf: settings }: RoutingIntent, name: string, family: IpFamily): string[] {
  const [one] = settings === null ? [] : named(settings.interfaces, name);
  if (settings === null || one === undefined) return [];
  return lines[one.role](WORDS[family.name].on, one, settings);
}

const router = (intent: RoutingIntent, { multipath }: OspfIntent, { name }: IpFamily): string[] => {
  const { router: header, of } = WORDS[name];
  return [
    `${header}${ofVrf(intent)}`,
    ` ${of} router-id ${formatIpv4(intent.routerId)}`,
    " log-adjacency-changes",
    ` maximum-paths ${String(multipath)}`,
    "exit",
  ];
};

/** The `router ospf` block of each family, where the switch speaks it. */
export function ospf(intent: RoutingIntent): string[][] {
  const { ospf: settings } = intent;
  return settings === null ? [] : ipFamilies(intent).map((family) => router(intent, settings, family));
}
