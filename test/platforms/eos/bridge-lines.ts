import { blocksOf, once, take, type Form } from "./blocks.ts";

/** A port, or an aggregate of ports, as its lines have it. */
export interface SwitchedPort {
  description?: string;
  access?: number;
  allowed?: readonly number[];
  mode?: string;
  nativeTagged?: true;
  group?: string;
  channel?: number;
  mlag?: number;
  portfast?: true;
  guard?: true;
}

export interface PeerInterface {
  address?: string;
  alwaysUp?: true;
}

export interface MlagLines {
  domain?: number;
  local?: string;
  address?: string;
  link?: string;
  dualPrimary?: boolean;
  heartbeat?: { readonly peer: string; readonly vrf: string | null };
}

/** Every line of a switch that only switches in its place, and nothing resolved. */
export interface BridgeLines {
  readonly vlans: Map<string, { name?: string; group?: string }>;
  readonly ports: Map<string, SwitchedPort>;
  readonly interfaces: Map<string, PeerInterface>;
  readonly withoutTree: Set<number>;
  readonly priorities: Map<string, number>;
  rapid?: true;
  mlag?: MlagLines;
}

/** Each is said once. @throws Error where it is there already */
function set<T, K extends keyof T>(into: T, key: K, value: T[K]): void {
  if (into[key] !== undefined) throw new Error(`said twice: ${String(key)}`);
  into[key] = value;
}

const inRange = (text: string, first: number, last: number): number => {
  const number = Number(text);
  if (number < first || number > last)
    throw new Error(`${text} is not in ${String(first)} to ${String(last)}`);
  return number;
};

const vlan = (text: string): number => inRange(text, 1, 4094);

/** VLANs in rising order, those that follow each other as a range: as the device shows them. @throws Error otherwise */
export function vlansIn(text: string): readonly number[] {
  const parts = text.split(",").map((part) => part.split("-").map(vlan));
  const all = parts.flatMap(([first = 0, last = first]) =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at),
  );
  const isShown = parts.every(([first = 0, last], at) => {
    const before = parts[at - 1]?.at(-1) ?? -1;
    return first > before + 1 && (last === undefined || last > first);
  });
  if (!isShown) throw new Error(`not as VLANs are shown: ${text}`);
  return all;
}

const portForms: readonly Form<SwitchedPort>[] = [
  [/description ([!-~][ -~]{0,239})/, (port, [text = ""]) => set(port, "description", text)],
  [/no shutdown|switchport/, () => undefined],
  [/switchport access vlan (\d+)/, (port, [id = ""]) => set(port, "access", vlan(id))],
  [/switchport mode (access|trunk)/, (port, [mode = ""]) => set(port, "mode", mode)],
  [/switchport trunk allowed vlan ([0-9,-]+)/, (port, [all = ""]) => set(port, "allowed", vlansIn(all))],
  [/switchport trunk native vlan tag/, (port) => set(port, "nativeTagged", true)],
  [/switchport trunk group (\S+)/, (port, [group = ""]) => set(port, "group", group)],
  [/channel-group (\d+) mode active/, (port, [id = ""]) => set(port, "channel", inRange(id, 1, 2000))],
  [/mlag (\d+)/, (port, [id = ""]) => set(port, "mlag", inRange(id, 1, 2000))],
  [/spanning-tree portfast/, (port) => set(port, "portfast", true)],
  [/spanning-tree bpduguard enable/, (port) => set(port, "guard", true)],
];

const interfaceForms: readonly Form<PeerInterface>[] = [
  [/no shutdown/, () => undefined],
  [/no autostate/, (one) => set(one, "alwaysUp", true)],
  [/ip address (\d+\.\d+\.\d+\.\d+\/\d+)/, (one, [address = ""]) => set(one, "address", address)],
];

const mlagForms: readonly Form<MlagLines>[] = [
  [/domain-id (\d+)/, (mlag, [id]) => set(mlag, "domain", Number(id))],
  [/local-interface (Vlan\d+)/, (mlag, [name = ""]) => set(mlag, "local", name)],
  [/peer-address (\d+\.\d+\.\d+\.\d+)/, (mlag, [address = ""]) => set(mlag, "address", address)],
  [
    /peer-address heartbeat (\d+\.\d+\.\d+\.\d+)(?: vrf (\S+))?/,
    (mlag, [peer = "", vrf = ""]) => set(mlag, "heartbeat", { peer, vrf: vrf === "" ? null : vrf }),
  ],
  [/peer-link (Port-Channel\d+)/, (mlag, [name = ""]) => set(mlag, "link", name)],
  [
    /dual-primary detection delay 5 action errdisable all-interfaces/,
    (mlag) => set(mlag, "dualPrimary", true),
  ],
];

const vlanForms: readonly Form<{ name?: string; group?: string }>[] = [
  [/name ([A-Za-z0-9_.-]{1,32})/, (of, [name = ""]) => set(of, "name", name)],
  [/trunk group (\S+)/, (of, [group = ""]) => set(of, "group", group)],
];

const forms: readonly Form<BridgeLines>[] = [
  [/spanning-tree mode rapid-pvst/, (lines) => set(lines, "rapid", true)],
  [
    /spanning-tree vlan-id ([0-9,-]+) priority (\d+)/,
    (lines, [all = "", priority = ""]) => {
      once(lines.priorities, all, inRange(priority, 0, 61440));
    },
  ],
  [/no spanning-tree vlan-id (\d+)/, (lines, [id = ""]) => lines.withoutTree.add(vlan(id))],
  [
    /vlan (\d+)/,
    (lines, [id = ""], { children }) => take(children, vlanForms, once(lines.vlans, String(vlan(id)), {})),
  ],
  [
    /interface ((?:Ethernet|Port-Channel)[0-9/]+)/,
    (lines, [name = ""], { children }) => take(children, portForms, once(lines.ports, name, {})),
  ],
  [
    /interface (Vlan\d+)/,
    (lines, [name = ""], { children }) => take(children, interfaceForms, once(lines.interfaces, name, {})),
  ],
  [
    /mlag configuration/,
    (lines, _words, { children }) => set(lines, "mlag", take<MlagLines>(children, mlagForms, {})),
  ],
];

/** A configuration, line by line. @throws Error at the first line that has no meaning where it stands */
export const bridgeLinesOf = (text: string): BridgeLines =>
  take<BridgeLines>(
    blocksOf(text),
    forms,
    {
      vlans: new Map(),
      ports: new Map(),
      interfaces: new Map(),
      withoutTree: new Set(),
      priorities: new Map(),
    },
    true,
  );
