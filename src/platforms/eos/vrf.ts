import type { SwitchIntent } from "../../intent/index.ts";

type Named = Pick<SwitchIntent, "vrf">;

/** Which VRF an interface is in: before its addresses, which another VRF would take away. */
export const memberOf = ({ vrf }: Named): readonly string[] => (vrf === undefined ? [] : [`   vrf ${vrf}`]);

/** The VRF itself. */
export const instance = ({ vrf }: Named): string[][] => (vrf === undefined ? [] : [[`vrf instance ${vrf}`]]);

/** Lines of `router bgp` that are the VRF's. */
export const inVrf = ({ vrf }: Named, lines: readonly string[]): readonly string[] =>
  vrf === undefined ? lines : ["   !", `   vrf ${vrf}`, ...lines.map((line) => `   ${line}`)];
