import type { OspfInterface, OspfIntent, RoutingIntent } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { interfaceOn } from "../names.ts";
import { ipFamilies, type IpFamily } from "../ip-family.ts";
import { ofVrf } from "../vrf-words.ts";

const PROCESS = 1;
const AREA = "0.0.0.0";

/** OSPFv2 (RFC 2328) for IPv4, OSPFv3 (RFC 5340) for IPv6: two protocols that meet the same neighbours on the same links. */
const WORDS = {
  ipv4: { router: "router ospf", area: "ip ospf", bfd: "ip ospf neighbor bfd" },
  ipv6: { router: "ipv6 router ospf", area: `ipv6 ospf ${String(PROCESS)}`, bfd: "ipv6 ospf bfd" },
} as const;

const cost = (on: string, one: OspfInterface): readonly string[] =>
  one.cost === 0 ? [] : [`   ${on} cost ${String(one.cost)}`];

/** What OSPF is to know of an interface; that one is passive stands with the process. */
export function ospfInterface(
  { ospf }: RoutingIntent,
  name: string,
  { name: family, ip }: IpFamily,
): string[] {
  const one = ospf?.interfaces.find((each) => each.name === name);
  if (!ospf || one === undefined) return [];
  const { area, bfd } = WORDS[family];
  const on = `${ip} ospf`;
  return [
    ...cost(on, one),
    ...(one.role === "passive"
      ? []
      : [
          `   ${on} hello-interval ${String(ospf.timers.hello)}`,
          `   ${on} dead-interval ${String(ospf.timers.dead)}`,
          `   ${on} network point-to-point`,
          ...(ospf.bfd === null ? [] : [`   ${bfd}`]),
        ]),
    `   ${area} area ${AREA}`,
  ];
}

const router = (
  intent: RoutingIntent,
  { interfaces, multipath }: OspfIntent,
  { name }: IpFamily,
): string[] => [
  `${WORDS[name].router} ${String(PROCESS)}${ofVrf(intent)}`,
  `   router-id ${formatIpv4(intent.routerId)}`,
  ...interfaces
    .filter(({ role }) => role === "passive")
    .map((one) => `   passive-interface ${interfaceOn("eos", one.name)}`),
  `   maximum-paths ${String(multipath)}`,
];

/** The process of each family, where the switch speaks it. */
export function ospf(intent: RoutingIntent): string[][] {
  const { ospf: settings } = intent;
  return settings === null ? [] : ipFamilies(intent).map((family) => router(intent, settings, family));
}
