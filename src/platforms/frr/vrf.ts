import type { RoutingIntent } from "../../intent/index.ts";
import { LOOPBACK } from "../../plan/types.ts";

/** Routes by hand, as lines of the VRF. */
export const inVrf = ({ vrf }: Pick<RoutingIntent, "vrf">, blocks: readonly string[][]): string[][] =>
  vrf === undefined || blocks.length === 0
    ? [...blocks]
    : [[`vrf ${vrf}`, ...blocks.flat().map((line) => ` ${line}`), "exit-vrf"]];

/** Linux's loopback is in no VRF: there the VRF's own device has the loopback's address. Ports are in it by the kernel, and FRR says nothing of that. */
export function onVrfDevice<T extends RoutingIntent>(intent: T): T {
  const { vrf, ospf } = intent;
  if (vrf === undefined) return intent;
  const renamed = <I extends { readonly name: string }>(all: readonly I[]): readonly I[] =>
    all.map((one) => (one.name === LOOPBACK ? { ...one, name: vrf } : one));
  return {
    ...intent,
    interfaces: renamed(intent.interfaces),
    ospf: ospf === null ? null : { ...ospf, interfaces: renamed(ospf.interfaces) },
    groups: intent.groups.map((group) =>
      group.updateSource === LOOPBACK ? { ...group, updateSource: vrf } : group,
    ),
  };
}
