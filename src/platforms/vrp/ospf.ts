import type { OspfInterface, OspfIntent, SwitchIntent } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { interfaceOn } from "../names.ts";
import { vrpFamilies, type VrpFamily } from "./family.ts";
import { when } from "../blocks.ts";

/** OSPFv2 (RFC 2328) for IPv4, OSPFv3 (RFC 5340) for IPv6: two protocols that meet the same neighbours on the same links. */
const WORDS = {
  ipv4: {
    process: (routerId: string) => [`ospf 1 router-id ${routerId}`],
    on: "ospf",
    enable: "ospf enable 1 area 0.0.0.0",
    transmit: "min-tx-interval",
    receive: "min-rx-interval",
  },
  ipv6: {
    process: (routerId: string) => ["ospfv3 1", ` router-id ${routerId}`],
    on: "ospfv3",
    enable: "ospfv3 1 area 0.0.0.0",
    transmit: "min-transmit-interval",
    receive: "min-receive-interval",
  },
} as const;

type Words = (typeof WORDS)[keyof typeof WORDS];

/** What VRP does where nothing is said, and then does not show: seconds between hellos, which dead is four of, and paths of one route. */
const NORMAL = { hello: 10, hellosToDead: 4, multipath: 128 } as const;

/** Seconds below which a dead interval counts only where it is said, and hellos are `conservative`. */
const SHORT_DEAD = 10;

function timerLines(on: string, { timers: { hello, dead } }: OspfIntent): readonly string[] {
  const short = dead < SHORT_DEAD;
  return [
    ...when(
      hello !== NORMAL.hello || short,
      `${on} timer hello ${String(hello)}${short ? " conservative" : ""}`,
    ),
    ...when(dead !== NORMAL.hellosToDead * hello || short, `${on} timer dead ${String(dead)}`),
  ];
}

const bfdLines = ({ on, transmit, receive }: Words, { bfd }: OspfIntent): readonly string[] =>
  bfd === null
    ? []
    : [
        `${on} bfd enable`,
        `${on} bfd ${transmit} ${String(bfd.transmit)} ${receive} ${String(bfd.receive)} detect-multiplier ${String(bfd.detectMultiplier)}`,
      ];

/** Lines of an interface by its role. A loopback has no cost. */
const lines: Readonly<
  Record<OspfInterface["role"], (words: Words, one: OspfInterface, intent: OspfIntent) => readonly string[]>
> = {
  link: (words, { cost }, intent) => [
    words.enable,
    `${words.on} cost ${String(cost)}`,
    `${words.on} network-type p2p`,
    ...timerLines(words.on, intent),
    ...bfdLines(words, intent),
  ],
  passive: (words, { cost }) => [words.enable, ...when(cost > 0, `${words.on} cost ${String(cost)}`)],
};

/** What OSPF is to know of an interface, without the leading blank. */
export function ospfInterface(
  { ospf: settings }: SwitchIntent,
  name: string,
  family: VrpFamily,
): readonly string[] {
  const one = settings?.interfaces.find((each) => each.name === name);
  if (settings === null || one === undefined) return [];
  return lines[one.role](WORDS[family.name], one, settings);
}

/** Where nobody is spoken to is said in the process. */
const silent = ({ interfaces }: OspfIntent): readonly string[] =>
  interfaces
    .filter(({ role }) => role === "passive")
    .map(({ name }) => ` silent-interface ${interfaceOn("vrp", name)}`);

/** The process of each family, where the switch speaks it. */
export function ospf(intent: SwitchIntent): string[][] {
  const { ospf: settings, routerId } = intent;
  if (settings === null) return [];
  return vrpFamilies(intent).map(({ name }) => [
    ...WORDS[name].process(formatIpv4(routerId)),
    ...when(settings.multipath !== NORMAL.multipath, ` maximum load-balancing ${String(settings.multipath)}`),
    ...silent(settings),
    " area 0.0.0.0",
  ]);
}
