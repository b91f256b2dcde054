import type { Facts } from "../../support/facts.ts";
import { demand } from "./grammar.ts";
import type { Interface } from "./interfaces.ts";

const portsOf = (interfaces: readonly Interface[]): readonly Interface[] =>
  interfaces.filter(({ access, trunk }) => access !== null || trunk);

/** Every VLAN that a port or an interface is in is made, and edge ports have their guard. */
function check(interfaces: readonly Interface[], declared: readonly string[], guarded: boolean): void {
  const ports = portsOf(interfaces);
  for (const { access, tagged } of ports)
    for (const vlan of [...(access === null ? [] : [access]), ...tagged])
      demand(declared.includes(vlan), `VLAN ${vlan} is used, and not made`);
  for (const { name } of interfaces) {
    const vlan = /^Vlanif([0-9]+)$/.exec(name)?.[1];
    demand(vlan === undefined || declared.includes(vlan), `${name} is of no VLAN`);
  }
  demand(
    guarded === ports.some(({ edge }) => edge),
    "edge ports, and their guard, are there together or not at all",
  );
}

/** @param declared VLANs of `vlan batch` @param guarded whether edge ports are shut when they hear a switch */
export function vlanFacts(
  interfaces: readonly Interface[],
  declared: readonly string[],
  guarded: boolean,
): Facts["vlans"] {
  check(interfaces, declared, guarded);
  const ports = portsOf(interfaces);
  const names = (some: readonly Interface[]): readonly string[] => some.map(({ name }) => name).sort();
  return Object.fromEntries(
    declared.map((vlan) => {
      const gateway = `Vlanif${vlan}`;
      demand(
        interfaces.some(({ name }) => name === gateway),
        `nobody routes in VLAN ${vlan}`,
      );
      const untagged = names(ports.filter(({ access }) => access === vlan));
      return [vlan, { gateway, untagged, tagged: names(ports.filter(({ tagged }) => tagged.has(vlan))) }];
    }),
  );
}
