import { formatIpv4, formatPrefix } from "../net/ipv4.ts";
import { there } from "../plan/there.ts";
import type { FabricPlan } from "../plan/types.ts";

/** Labelled numbers of one switch, as text. */
export type SwitchNumbers = Readonly<Record<string, string>>;

/**
 * The numbers by which other things know a switch: its AS, its loopback, each link's and each rack's address, under labels that stay
 * the same while the fabric grows. A number that changes under its label has been renumbered.
 */
export function numbersBySwitch(plan: FabricPlan): ReadonlyMap<string, SwitchNumbers> {
  const numbers = new Map<string, Record<string, string>>(
    plan.switches.map(({ name, asn, loopback }) => [
      name,
      { asn: String(asn), loopback: formatIpv4(loopback) },
    ]),
  );
  const note = (device: string, label: string, value: string): void => {
    const own = numbers.get(device);
    if (own !== undefined) own[label] = value;
  };
  for (const { ends } of plan.links) {
    const [one, other] = ends;
    if ("address" in one) note(one.device, `link ${other.device}`, formatIpv4(one.address));
    if ("address" in other) note(other.device, `link ${one.device}`, formatIpv4(other.address));
  }
  for (const rack of plan.racks)
    for (const tor of rack.tors) {
      const subnet = there(rack.subnet, `subnet for ${rack.name}`);
      note(tor.device, `rack ${rack.name}`, `${formatIpv4(tor.address)} in ${formatPrefix(subnet)}`);
      note(tor.device, `pods ${rack.name}`, formatPrefix(rack.pods));
    }
  return numbers;
}
