import { need, type FamilyName, type Rule } from "./grammar.ts";

/** OSPF on an interface; VRP's own where nothing is said. */
export interface OspfOn {
  cost: number;
  pointToPoint: boolean;
  hello: number;
  conservative: boolean;
  dead: number | null;
  bfd: boolean;
  bfdTimers: boolean;
}

const WORDS = {
  ipv4: { on: "ospf", enable: /^ospf enable 1 area 0\.0\.0\.0$/, transmit: "tx", receive: "rx" },
  ipv6: { on: "ospfv3", enable: /^ospfv3 1 area 0\.0\.0\.0$/, transmit: "transmit", receive: "receive" },
} as const;

/** Lines of an interface; OSPF is enabled before more is said of it. */
export function ospfRules(
  one: { readonly name: string; readonly ospf: Partial<Record<FamilyName, OspfOn>> },
  family: FamilyName,
): readonly Rule[] {
  const { on, enable, transmit, receive } = WORDS[family];
  const sets = (form: string, change: (...parts: string[]) => Partial<OspfOn>): Rule => [
    new RegExp(`^${on} ${form}$`),
    (...parts) => {
      Object.assign(need(one.ospf[family], `${one.name}: ${on} is not enabled yet`), change(...parts));
    },
  ];
  return [
    [
      enable,
      () => {
        one.ospf[family] = {
          cost: 0,
          pointToPoint: false,
          hello: 10,
          conservative: false,
          dead: null,
          bfd: false,
          bfdTimers: false,
        };
      },
    ],
    sets("cost ([0-9]+)", (cost) => ({ cost: Number(cost) })),
    sets("network-type p2p", () => ({ pointToPoint: true })),
    sets("timer hello ([0-9]+)( conservative)?", (hello, word) => ({
      hello: Number(hello),
      conservative: word !== "",
    })),
    sets("timer dead ([0-9]+)", (dead) => ({ dead: Number(dead) })),
    sets("bfd enable", () => ({ bfd: true })),
    sets(
      `bfd min-${transmit}-interval [0-9]+ min-${receive}-interval [0-9]+ detect-multiplier [0-9]+`,
      () => ({
        bfdTimers: true,
      }),
    ),
  ];
}
