import type { SwitchIntent } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { addressFamily } from "./address-family.ts";
import { vrpFamilies } from "./family.ts";
import { group } from "./groups.ts";
import { neighborLines } from "./neighbors.ts";
import { when } from "../blocks.ts";

/** What VRP does where nothing is said, and then does not show: seconds of a restart, and dynamic neighbours. */
const NORMAL = { restart: 150, stale: 600, listenLimit: 100 } as const;

/** Off is VRP's own, at this end and so at the other. */
const restarting = ({ gracefulRestart: restart }: SwitchIntent): readonly string[] =>
  restart === null
    ? []
    : [
        " graceful-restart",
        ...when(
          restart.restart !== NORMAL.restart,
          ` graceful-restart timer restart ${String(restart.restart)}`,
        ),
        ...when(
          restart.stale !== NORMAL.stale,
          ` graceful-restart timer wait-for-rib ${String(restart.stale)}`,
        ),
      ];

/** The `bgp` block, each family's sessions in the groups that have its name. */
export function bgp(intent: SwitchIntent): string[] {
  const { listenLimit, maximumAsPath } = intent;
  const families = vrpFamilies(intent);
  return [
    `bgp ${String(intent.asn)}`,
    ` router-id ${formatIpv4(intent.routerId)}`,
    " undo default ipv4-unicast",
    ...(maximumAsPath === undefined ? [] : [` as-path-limit ${String(maximumAsPath)}`]),
    ...restarting(intent),
    ...when(
      listenLimit !== null && listenLimit !== NORMAL.listenLimit,
      ` bgp dynamic-session-limit ${String(listenLimit)}`,
    ),
    ...families.flatMap((family) => intent.groups.flatMap((one) => group(intent, one, family))),
    ...families.flatMap((family) => neighborLines(intent, family)),
    ...families.flatMap((family) => [" #", ...addressFamily(intent, family)]),
  ];
}
