import type { LinkPeer, Neighbor, PeerGroup, PolicyNames, SwitchIntent } from "../../intent/index.ts";
import { slotOf } from "../../text/secret-slot.ts";
import type { NxosFamily } from "./family.ts";
import { mapName, neighborDescription, nxosInterface, nxosName } from "./names.ts";
import { asnMapName, sharesAs } from "./peers-as.ts";
import { defaultMapName } from "./route-maps.ts";
import { block } from "./text.ts";
import { when } from "../blocks.ts";

/** Per cent of the maximum at which NX-OS logs a warning; minutes after which it lets a torn-down session return. */
const PREFIX_WARNING = 80;
const PREFIX_RESTART = 5;

/** TCP MD5 (RFC 2385); the text comes in its place only when the configuration is put on a switch. */
const password = (name: string | undefined): readonly string[] =>
  name === undefined ? [] : [`password ${slotOf(name)}`];

const policy = (
  intent: SwitchIntent,
  { imports, exports }: PolicyNames,
  { suffix }: NxosFamily,
): readonly string[] => [
  ...(imports === null ? [] : [`route-map ${mapName(imports, intent, suffix)} in`]),
  ...(exports === null ? [] : [`route-map ${mapName(exports, intent, suffix)} out`]),
];

const inFamily = ({ name }: NxosFamily, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : block(`address-family ${name} unicast`, lines);

/** How a border shows itself to routers outside. */
const outward = ({ outward: to }: PeerGroup): readonly string[] => [
  ...(to === undefined || to.localAsn === null
    ? []
    : [`local-as ${String(to.localAsn)} no-prepend replace-as`]),
  ...when(to?.removesPrivateAsns === true, "remove-private-as all"),
];

/** What a group's peers have in common in their address family. */
const groupFamily = (intent: SwitchIntent, group: PeerGroup, family: NxosFamily): readonly string[] =>
  inFamily(family, [
    // NX-OS sends none of them by itself.
    "send-community",
    "send-community extended",
    ...when(group.reflectsToClients, "route-reflector-client"),
    // Plain next-hop-self leaves reflected routes alone; with `all` traffic inside the rack would go by the ToR.
    ...when(group.nextHopSelf === true, "next-hop-self"),
    ...when(group.originatesDefault, `default-originate route-map ${defaultMapName(intent, group)}`),
    ...(group.allowsOwnAs === undefined ? [] : [`allowas-in ${String(group.allowsOwnAs)}`]),
    ...when(group.peersAs === "overridden", "as-override"),
    ...when(sharesAs(intent, group), "disable-peer-as-check"),
    // What it was told it keeps, and asks nobody again when a policy changes: see the renderer for FRR, which may be who is asked.
    "soft-reconfiguration inbound always",
    ...policy(intent, group.policy, family),
    `maximum-prefix ${String(group.maximumPrefixes)} ${String(PREFIX_WARNING)} restart ${String(PREFIX_RESTART)}`,
  ]);

const templateName = ({ name, unnumbered }: PeerGroup, { suffix }: NxosFamily): string =>
  nxosName(name, unnumbered === true ? "" : suffix);

/** What a group's peers have in common. @param carries the families of its sessions; default the one */
export const template = (
  intent: SwitchIntent,
  group: PeerGroup,
  family: NxosFamily,
  carries: readonly NxosFamily[] = [family],
): string[] =>
  block(`template peer ${templateName(group, family)}`, [
    ...when(group.bfd !== null, "bfd"),
    ...outward(group),
    ...password(group.password),
    ...(group.updateSource === null ? [] : [`update-source ${nxosInterface(group.updateSource)}`]),
    ...(group.ttlSecurityHops === null ? [] : [`ttl-security hops ${String(group.ttlSecurityHops)}`]),
    ...when(group.passive, "transport connection-mode passive"),
    `timers ${String(group.timers.keepalive)} ${String(group.timers.hold)}`,
    ...carries.flatMap((one) => groupFamily(intent, group, one)),
  ]);

export const neighbor = (intent: SwitchIntent, one: Neighbor, family: NxosFamily): string[] =>
  block(`neighbor ${family.address(one.address)}`, [
    `inherit peer ${nxosName(one.group, family.suffix)}`,
    `remote-as ${String(one.remoteAsn)}`,
    `description ${neighborDescription(one.description)}`,
    ...password(one.password),
    ...inFamily(family, policy(intent, one.policy, family)),
  ]);

/** The peer at the other end of a link without addresses. */
export const linkPeer = (intent: SwitchIntent, one: LinkPeer, families: readonly NxosFamily[]): string[] =>
  block(`neighbor ${one.interface}`, [
    `inherit peer ${nxosName(one.group)}`,
    `remote-as ${String(one.remoteAsn)}`,
    `description ${neighborDescription(one.description)}`,
    ...password(one.password),
    ...families.flatMap((family) => inFamily(family, policy(intent, one.policy, family))),
  ]);

/** Who dials in: a neighbour by prefix, of one AS or of any but the switch's. NX-OS shows the two in different ways. */
export function listener(group: PeerGroup, family: NxosFamily): string[] {
  const { listen, remoteAsn } = group;
  if (listen === null) return [];
  const header = `neighbor ${family.prefix(listen.range)}`;
  const inherited = `inherit peer ${nxosName(group.name, family.suffix)}`;
  const limit = `maximum-peers ${String(listen.limit)}`;
  return remoteAsn === null
    ? block(`${header} remote-as route-map ${asnMapName(group)}`, [inherited, limit])
    : block(header, [inherited, `remote-as ${String(remoteAsn)}`, limit]);
}
