import { allServerLinks, familiesOf, type Family } from "../intent/index.ts";
import { cableName } from "../plan/cable-name.ts";
import type { FabricPlan } from "../plan/types.ts";

/** Labelled numbers of one switch, as text. */
export type SwitchNumbers = Readonly<Record<string, string>>;

/**
 * The numbers by which other things know a switch: its AS, its loopback, each link's and each rack's address, under labels that stay
 * the same while the fabric grows, for each address family its own. A number that changes under its label has been renumbered.
 */
export function numbersBySwitch(plan: FabricPlan): ReadonlyMap<string, SwitchNumbers> {
  const numbers = new Map<string, Record<string, string>>(
    plan.switches.map(({ name, asn }) => [name, { asn: String(asn) }]),
  );
  for (const family of familiesOf(plan.ipv6)) noteFamily(plan, family, numbers);
  return numbers;
}

function noteFamily(
  plan: FabricPlan,
  { name: family, address, prefix }: Family,
  numbers: ReadonlyMap<string, Record<string, string>>,
): void {
  const note = (device: string, label: string, value: string): void => {
    const own = numbers.get(device);
    if (own !== undefined) own[family === "ipv4" ? label : `${label} IPv6`] = value;
  };
  for (const { name, loopback } of plan.switches) note(name, "loopback", address(loopback));
  const before = new Map<string, number>();
  for (const { ends } of plan.links) {
    const [one, other] = ends;
    const between = `${one.device} ${other.device}`;
    const nth = before.get(between) ?? 0;
    before.set(between, nth + 1);
    if ("address" in one) note(one.device, `link ${cableName(other.device, nth)}`, address(one.address));
    if ("address" in other) note(other.device, `link ${cableName(one.device, nth)}`, address(other.address));
  }
  for (const link of allServerLinks(plan)) note(link.device, `link ${link.server}`, address(link.address));
  for (const rack of plan.racks)
    for (const tor of rack.tors) {
      const at = tor.address === null ? "links" : `${address(tor.address)} in`;
      note(tor.device, `rack ${rack.name}`, `${at} ${prefix(tor.range)}`);
      note(tor.device, `pods ${rack.name}`, prefix(rack.pods));
      for (const { number, range } of rack.morePods)
        note(tor.device, `pods ${rack.name} ${String(number)}`, prefix(range));
      for (const { cluster, pods } of rack.guests ?? [])
        note(tor.device, `pods ${rack.name} ${cluster}`, prefix(pods));
    }
}

/** As `numbersBySwitch`, of hosts without Calico: the AS, and the address by which their ToRs know them. */
export const numbersByHost = ({ racks, ipv6 }: FabricPlan): ReadonlyMap<string, SwitchNumbers> =>
  new Map(
    racks.flatMap(({ hosts }) =>
      hosts.map(({ name, asn, address }) => [
        name,
        {
          asn: String(asn),
          ...Object.fromEntries(
            familiesOf(ipv6).map((family) => [
              family.name === "ipv4" ? "address" : "address IPv6",
              family.address(address),
            ]),
          ),
        },
      ]),
    ),
  );
