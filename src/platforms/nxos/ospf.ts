import type { OspfInterface, OspfIntent, SwitchIntent } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { nxosFamilies, type NxosFamily } from "./family.ts";
import { block } from "./text.ts";
import { inVrf } from "./vrf.ts";
import { when } from "../blocks.ts";

/** The process of each family. */
const TAG = "FABRIC";
const AREA = "0.0.0.0";

/** What follows the family's word. A loopback is announced as it is; it has no cost and nobody to speak to. */
const lines: Readonly<
  Record<OspfInterface["role"], (one: OspfInterface, intent: OspfIntent) => readonly string[]>
> = {
  link: ({ cost }, { timers, bfd }) => [
    `cost ${String(cost)}`,
    `dead-interval ${String(timers.dead)}`,
    `hello-interval ${String(timers.hello)}`,
    "network point-to-point",
    ...when(bfd !== null, "bfd"),
  ],
  passive: ({ cost }) => (cost === 0 ? [] : [`cost ${String(cost)}`, "passive-interface"]),
};

/** What OSPF is to know of an interface. */
export function ospfOnInterface({ ospf }: SwitchIntent, name: string, family: NxosFamily): string[] {
  const one = ospf?.interfaces.find((each) => each.name === name);
  if (ospf === null || one === undefined) return [];
  return [
    ...lines[one.role](one, ospf).map((line) => `${family.onInterface} ${line}`),
    `${family.ip} router ${family.ospf} ${TAG} area ${AREA}`,
  ];
}

/** OSPFv3's paths are its address family's. */
const paths: Readonly<Record<NxosFamily["ospf"], (line: string) => string[]>> = {
  ospf: (line) => [line],
  ospfv3: (line) => block("address-family ipv6 unicast", [line]),
};

/** The process of each family, where the switch speaks OSPF. */
export function ospf(intent: SwitchIntent): string[][] {
  const { ospf: settings, routerId } = intent;
  if (settings === null) return [];
  return nxosFamilies(intent).map((family) =>
    block(
      `router ${family.ospf} ${TAG}`,
      inVrf(intent, [
        `router-id ${formatIpv4(routerId)}`,
        ...paths[family.ospf](`maximum-paths ${String(settings.multipath)}`),
      ]),
    ),
  );
}
