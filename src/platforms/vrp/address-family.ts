import type { PeerGroup, PolicyNames, SwitchIntent } from "../../intent/index.ts";
import type { VrpFamily } from "./family.ts";
import { kindOf, reflects } from "./group-kind.ts";
import { defaultPolicy } from "./policies.ts";
import { when } from "../blocks.ts";

/** Per cent of the most prefixes at which VRP warns; minutes after which it lets a torn-down session return. */
const PREFIX_WARNING = 80;
const PREFIX_RESTART = 5;

/**
 * Of routes by eBGP, by iBGP and of aggregates. VRP's own is 255, behind every route to nowhere; this one is before those, and behind routes
 * by hand (60) as well as OSPF's (10).
 */
const BGP_PREFERENCE = 200;

const policy = (of: string, { imports, exports }: PolicyNames, { suffix }: VrpFamily): readonly string[] => [
  ...(imports === null ? [] : [`${of} route-policy ${imports}${suffix} import`]),
  ...(exports === null ? [] : [`${of} route-policy ${exports}${suffix} export`]),
];

function defaultRoute(
  of: string,
  intent: SwitchIntent,
  group: PeerGroup,
  family: VrpFamily,
): readonly string[] {
  const name = defaultPolicy(intent, group, family);
  return when(
    group.originatesDefault,
    `${of} default-route-advertise${name === null ? "" : ` route-policy ${name}`}`,
  );
}

/** What a group's peers have in common in their address family. VRP sends no communities where it is not told to. */
function groupIn(intent: SwitchIntent, group: PeerGroup, family: VrpFamily): string[] {
  const of = `  peer ${group.name}${family.suffix}`;
  return [
    `${of} enable`,
    ...policy(of, group.policy, family),
    ...when(group.reflectsToClients, `${of} reflect-client`),
    ...defaultRoute(of, intent, group, family),
    ...when(group.outward?.removesPrivateAsns === true, `${of} public-as-only force`),
    ...when(group.peersAs === "overridden", `${of} substitute-as`),
    ...(group.allowsOwnAs === undefined ? [] : [`${of} allow-as-loop ${String(group.allowsOwnAs)}`]),
    `${of} advertise-community`,
    `${of} advertise-large-community`,
    `${of} route-limit ${String(group.maximumPrefixes)} ${String(PREFIX_WARNING)} idle-timeout ${String(PREFIX_RESTART)}`,
  ];
}

const neighborsIn = ({ neighbors }: SwitchIntent, family: VrpFamily): string[] =>
  neighbors.flatMap((one) => {
    const of = `  peer ${family.address(one.address)}`;
    return [`${of} enable`, `${of} group ${one.group}${family.suffix}`, ...policy(of, one.policy, family)];
  });

/** Whether a peer of another AS is to learn the way straight to a third on the network that they share: VRP would name itself. */
const keepsThirdParties = (intent: SwitchIntent): boolean =>
  intent.groups.some(
    (group) => group.nextHopSelf === false && group.network !== null && kindOf(intent, group) === "external",
  );

/**
 * Equal paths. The two lines apart, and without `ecmp-nexthop-changed`: `maximum load-balancing` of both at once makes the switch the next
 * hop of all that it tells iBGP peers, and the word makes it that of what it balances; these leave next hops as they are.
 */
const balancing = ({ multipath }: SwitchIntent): readonly string[] => [
  ...when(
    multipath > 1,
    `  maximum load-balancing ebgp ${String(multipath)}`,
    `  maximum load-balancing ibgp ${String(multipath)}`,
  ),
  "  load-balancing as-path-relax",
];

/** RFC 8326: VRP sends 65535:0 to nobody where it is not told to, neither its own nor what it relays; `advertise-community` is not enough. */
const SHUTDOWN_SENT = ["  advertise-community-gshut ibgp", "  advertise-community-gshut ebgp"] as const;

/** What a family carries: its networks, and what it lets in and out where. The cluster's id is the router's, which is VRP's own choice. */
export const addressFamily = (intent: SwitchIntent, family: VrpFamily): string[] => [
  ` ${family.words.view}`,
  ...when(intent.discards.length > 0, `  preference ${Array<number>(3).fill(BGP_PREFERENCE).join(" ")}`),
  ...balancing(intent),
  ...when(keepsThirdParties(intent), "  nexthop third-party"),
  ...when(reflects(intent), "  reflect change-path-attribute"),
  ...SHUTDOWN_SENT,
  ...intent.networks.filter(family.has).map((network) => `  network ${family.network(network)}`),
  ...intent.aggregates.map((range) => `  aggregate ${family.network(range)}`),
  ...intent.groups.flatMap((one) => groupIn(intent, one, family)),
  ...neighborsIn(intent, family),
];
