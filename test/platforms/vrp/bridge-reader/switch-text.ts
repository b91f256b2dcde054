import type { KeepaliveFacts } from "../../support/bridge-facts.ts";
import { blocksOf, demand, take, type Block, type Rule } from "../reader/grammar.ts";
import { readSwitchInterface, type SwitchInterface } from "./interfaces.ts";
import { numbersOf, VLANS } from "./vlan-list.ts";

/** A text as it stands. */
export interface SwitchText {
  vlans: readonly number[];
  readonly named: Map<number, string>;
  vbst: boolean;
  /** Of VBST, by VLAN. */
  priorities: ReadonlyMap<number, number>;
  guarded: boolean;
  /** Of `dfs-group 1`; null where there is none. */
  dfsPriority: number | null;
  lacpSystemId: string | null;
  keepalive: KeepaliveFacts | null;
  readonly interfaces: SwitchInterface[];
}

/** VRP's own priority of a group. */
const DFS_PRIORITY = 100;

const rules = (text: SwitchText): readonly Rule[] => [
  [
    new RegExp(`^vlan batch ${VLANS}$`),
    (list = "") => {
      text.vlans = numbersOf(list);
    },
  ],
  [
    /^stp mode vbst$/,
    () => {
      text.vbst = true;
    },
  ],
  [
    new RegExp(`^stp vlan ${VLANS} priority ([0-9]+)$`),
    (list = "", priority = "") => {
      const given = Number(priority);
      demand(given % 4096 === 0 && given <= 61440, `no priority: ${priority}`);
      text.priorities = new Map([
        ...text.priorities,
        ...numbersOf(list).map((vlan): [number, number] => [vlan, given]),
      ]);
    },
  ],
  [
    /^stp bpdu-protection$/,
    () => {
      text.guarded = true;
    },
  ],
  [
    /^lacp m-lag system-id ([0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4})$/,
    (id = "") => {
      text.lacpSystemId = (id.replaceAll("-", "").match(/../g) ?? []).join(":");
    },
  ],
];

function readGroup(text: SwitchText, { header, body }: Block): void {
  text.dfsPriority = DFS_PRIORITY;
  const priority: Rule = [
    /^priority ([0-9]+)$/,
    (value = "") => {
      demand(Number(value) >= 1 && Number(value) <= 254, `no priority: ${value}`);
      text.dfsPriority = Number(value);
    },
  ];
  const watched: Rule = [
    /^dual-active detection source ip ([0-9.]+)(?: vpn-instance (\S+))? peer ([0-9.]+)$/,
    (own = "", vrf = "", peer = "") => {
      text.keepalive = { own, peer, vrf: vrf === "" ? null : vrf };
    },
  ];
  for (const line of body) take(line, [priority, watched], header);
}

function readVlan(text: SwitchText, vlan: number, { header, body }: Block): void {
  demand(text.vlans.includes(vlan), `${header} is not made`);
  const named: Rule = [
    /^name (\S{1,31})$/,
    (name = "") => {
      text.named.set(vlan, name);
    },
  ];
  for (const line of body) take(line, [named], header);
}

/** @throws Error at the first line that it does not know, or that stands where it must not */
export function readText(from: string): SwitchText {
  const text: SwitchText = {
    vlans: [],
    named: new Map(),
    vbst: false,
    priorities: new Map(),
    guarded: false,
    dfsPriority: null,
    lacpSystemId: null,
    keepalive: null,
    interfaces: [],
  };
  const system = rules(text);
  const seen = new Set<string>();
  for (const block of blocksOf(from)) {
    const { header, body } = block;
    demand(!seen.has(header), `twice: ${header}`);
    demand(new Set(body).size === body.length, `a line twice under ${header}`);
    seen.add(header);
    const [, vlan] = /^vlan ([0-9]+)$/.exec(header) ?? [];
    if (vlan !== undefined) readVlan(text, Number(vlan), block);
    else if (header.startsWith("interface ")) text.interfaces.push(readSwitchInterface(block));
    else if (header === "dfs-group 1") readGroup(text, block);
    else {
      demand(body.length === 0, `nothing is under ${header}`);
      take(header, system, "system view");
    }
  }
  return text;
}
