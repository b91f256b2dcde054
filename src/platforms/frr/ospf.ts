import type { OspfInterface, OspfIntent, SwitchIntent } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";

/** OSPF's lines of an interface by its role, in the order in which FRR itself writes them. A loopback has no cost. */
const lines: Readonly<Record<OspfInterface["role"], (one: OspfInterface, intent: OspfIntent) => string[]>> = {
  link: ({ cost }, { timers }) => [
    " ip ospf area 0",
    ` ip ospf cost ${String(cost)}`,
    ` ip ospf dead-interval ${String(timers.dead)}`,
    ` ip ospf hello-interval ${String(timers.hello)}`,
    " ip ospf network point-to-point",
  ],
  passive: ({ cost }) => [
    " ip ospf area 0",
    ...(cost === 0 ? [] : [` ip ospf cost ${String(cost)}`]),
    " ip ospf passive",
  ],
};

/** What OSPF is to know of an interface. */
export function ospfInterface(intent: OspfIntent | null, name: string): string[] {
  const one = intent?.interfaces.find((each) => each.name === name);
  return intent === null || one === undefined ? [] : lines[one.role](one, intent);
}

/** The `router ospf` block, where the switch speaks it. */
export const ospf = ({ ospf: intent, routerId, multipath }: SwitchIntent): string[][] =>
  intent === null
    ? []
    : [
        [
          "router ospf",
          ` ospf router-id ${formatIpv4(routerId)}`,
          " log-adjacency-changes",
          ` maximum-paths ${String(multipath)}`,
          "exit",
        ],
      ];
