import type { LineRule } from "../ordered-change/grammar.ts";
import { several, single, type More } from "../ordered-change/rules.ts";
import { places } from "./places.ts";

/** Routes are known by where they lead; their preference is typed over. @param length pattern of a mask or a length, as the system shows it */
export const routesBy = (length: string): readonly LineRule[] => [
  {
    match: new RegExp(`^(?<ip>ip|ipv6) route-static (?<way>\\S+ ${length} \\S+)(?: preference \\d+)?$`),
    key: "{ip} route-static {way}",
    undo: ["undo {ip} route-static {way}"],
    order: places.route,
  },
  several("ip route-static", { order: places.route }),
  several("ipv6 route-static", { order: places.route }),
];

/** OSPF's processes of both families. @param balancing what else there is to say of equal ways */
export function ospfBy(balancing: More = {}): readonly LineRule[] {
  const process = (match: RegExp, key: string): LineRule => ({
    match,
    key,
    undo: [`undo ${key}`],
    change: "in-place",
    order: places.ospf,
    block: [
      single("router-id", { undo: ["undo router-id"] }),
      several("silent-interface", { order: places.silent }),
      single("maximum load-balancing", { undo: ["undo maximum load-balancing"], ...balancing }),
      { match: /^area \S+$/, block: [] },
    ],
  });
  return [
    process(/^ospf (?<process>\d+)(?: router-id \S+)?$/, "ospf {process}"),
    process(/^ospfv3 (?<process>\d+)$/, "ospfv3 {process}"),
  ];
}
