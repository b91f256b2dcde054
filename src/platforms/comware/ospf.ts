import type { OspfInterface, OspfIntent, SwitchIntent } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { interfaceOn } from "../names.ts";
import { comwareFamilies, ipv4Network, wildcard, type ComwareFamily } from "./family.ts";
import { isLoopback } from "./interface-names.ts";

/** OSPFv2 (RFC 2328) for IPv4, OSPFv3 (RFC 5340) for IPv6: two protocols that meet the same neighbours on the same links. */
const WORD = { ipv4: "ospf", ipv6: "ospfv3" } as const;

/** The fabric's process; its number is the switch's own business. */
const PROCESS = 1;

const AREA = "0.0.0.0";

/** Hello and dead interval go back to their defaults when the network type changes: it comes first. */
const link = (word: string, { cost }: OspfInterface, { timers, bfd }: OspfIntent): string[] => [
  ` ${word} network-type p2p`,
  ` ${word} timer hello ${String(timers.hello)}`,
  ` ${word} timer dead ${String(timers.dead)}`,
  ` ${word} cost ${String(cost)}`,
  ...(bfd === null ? [] : [` ${word} bfd enable`]),
];

/** What OSPF is to know of an interface. OSPFv2 finds it by its network, OSPFv3 is told there. A loopback has no cost. */
export function ospfInterface(
  { ospf: settings }: SwitchIntent,
  name: string,
  family: ComwareFamily,
): string[] {
  const one = settings?.interfaces.find((each) => each.name === name);
  if (settings === null || one === undefined) return [];
  const word = WORD[family.name];
  return [
    ...(family.name === "ipv6" ? [` ${word} ${String(PROCESS)} area ${AREA}`] : []),
    ...(one.role === "link" ? link(word, one, settings) : []),
    ...(one.role === "passive" && one.cost > 0 ? [` ${word} cost ${String(one.cost)}`] : []),
  ];
}

/** Interfaces where nobody is spoken to; on a loopback nobody is anyway. */
export const silentNames = ({ interfaces }: OspfIntent): readonly string[] =>
  interfaces
    .filter(({ role }) => role === "passive")
    .map(({ name }) => interfaceOn("comware", name))
    .filter((name) => !isLoopback(name));

/** Each interface's own network and no more. */
const networks = ({ interfaces }: SwitchIntent, { interfaces: spoken }: OspfIntent): string[] =>
  spoken.flatMap(({ name }) =>
    interfaces
      .filter((one) => one.name === name)
      .map(({ address }) => `  network ${ipv4Network(address)} ${wildcard(address.length)}`),
  );

function instance(intent: SwitchIntent, settings: OspfIntent, { name }: ComwareFamily): string[] {
  const id = `router-id ${formatIpv4(intent.routerId)}`;
  const head = `${WORD[name]} ${String(PROCESS)}`;
  return [
    ...(name === "ipv4" ? [`${head} ${id}`] : [head, ` ${id}`]),
    ...silentNames(settings).map((silent) => ` silent-interface ${silent}`),
    ` maximum load-balancing ${String(settings.multipath)}`,
    ` area ${AREA}`,
    ...(name === "ipv4" ? networks(intent, settings) : []),
  ];
}

/** The process of each family, where the switch speaks it. It is there before interfaces name it, and after those that it names itself. */
export function ospf(intent: SwitchIntent): string[][] {
  const { ospf: settings } = intent;
  return settings === null ? [] : comwareFamilies(intent).map((family) => instance(intent, settings, family));
}
