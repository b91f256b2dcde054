import type { BridgeFacts, BridgePortFacts } from "../support/bridge-facts.ts";
import type { SwitchInterface } from "./bridge-reader/interfaces.ts";
import { readText, type SwitchText } from "./bridge-reader/switch-text.ts";
import { peerLinksOf, switchingOf } from "./bridge-reader/switching.ts";
import { demand, need } from "./reader/grammar.ts";

/** Eth-Trunks of the fabric's, by number; another's ports are the user's, and it is a port. */
const madeTrunks = ({ interfaces }: SwitchText): ReadonlyMap<number, SwitchInterface> => {
  const asked = new Set(interfaces.map(({ inTrunk }) => inTrunk));
  return new Map(
    interfaces.flatMap((one): [number, SwitchInterface][] =>
      one.trunk !== null && (one.lacp || asked.has(one.trunk)) ? [[one.trunk, one]] : [],
    ),
  );
};

const membersOf = ({ interfaces }: SwitchText, number: number): readonly string[] =>
  interfaces.flatMap(({ name, inTrunk }) => (inTrunk === number ? [name] : [])).sort();

/** What goes over a port. A peer link has all VLANs, and how it marks them is VRP's own: it is read as an intent says it of any port. */
function carriedBy(text: SwitchText, one: SwitchInterface): Pick<BridgePortFacts, "untagged" | "tagged"> {
  const { access, vlans, peerLink, excluded } = one;
  if (!peerLink) return { untagged: access, tagged: vlans };
  const all = text.vlans.filter((vlan) => !excluded.includes(vlan));
  const [only, ...more] = all;
  return only !== undefined && more.length === 0
    ? { untagged: only, tagged: [] }
    : { untagged: null, tagged: all };
}

/** @throws Error where something is named and not there, or there and not used */
function check(text: SwitchText, trunks: ReadonlyMap<number, SwitchInterface>): void {
  const { interfaces, vlans, named } = text;
  const used = interfaces.flatMap(({ access, vlans: tagged }) => [
    ...(access === null ? [] : [access]),
    ...tagged,
  ]);
  for (const vlan of used) demand(vlans.includes(vlan), `VLAN ${String(vlan)} is used, and not made`);
  for (const vlan of vlans) {
    demand(named.has(vlan), `VLAN ${String(vlan)} has no name`);
    demand(used.includes(vlan), `VLAN ${String(vlan)} is used by nobody`);
  }
  for (const { name, inTrunk } of interfaces)
    demand(inTrunk === null || trunks.has(inTrunk), `${name} is in an Eth-Trunk that is not there`);
  for (const [number, { name, lacp, peerLink, description }] of trunks) {
    demand(lacp, `${name} is without LACP`);
    demand(membersOf(text, number).length > 0, `${name} is of no port`);
    demand(peerLink === (description === null), `${name} does not say what it leads to`);
  }
}

/** What a VRP configuration of a switch that only switches says. @throws Error at the first line that it does not know, or that stands where it must not */
export function readBridge(from: string): BridgeFacts {
  const text = readText(from);
  const trunks = madeTrunks(text);
  check(text, trunks);
  const made = [...trunks.values()];
  const ports = text.interfaces.filter((one) => !made.includes(one));
  const pair = peerLinksOf(text) !== null;
  for (const { peerLink, mlag, name } of made)
    demand(
      peerLink || pair === (mlag !== null),
      `${name} is over one switch of a pair, or over two without one`,
    );
  return {
    vlans: [...text.vlans],
    ports: Object.fromEntries(
      ports.map((one) => {
        const { name, up, description, inTrunk } = one;
        demand(up, `${name} may be down`);
        const by = inTrunk === null ? one : need(trunks.get(inTrunk), name);
        return [name, { description: need(description, `${name} leads nowhere`), ...carriedBy(text, by) }];
      }),
    ),
    aggregates: Object.fromEntries(
      [...trunks].flatMap(([number, { peerLink }]) =>
        peerLink ? [] : [[String(number), membersOf(text, number)]],
      ),
    ),
    edges: text.interfaces
      .filter(({ edge }) => edge)
      .map((one) => (made.includes(one) ? `aggregate ${String(one.trunk)}` : one.name))
      .sort(),
    switching: switchingOf(text),
  };
}
