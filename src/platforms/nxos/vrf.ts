import type { SwitchIntent } from "../../intent/index.ts";
import { block } from "./text.ts";

type Named = Pick<SwitchIntent, "vrf">;

/** Which VRF an interface is in: before its addresses, which another VRF would take away. */
export const memberOf = ({ vrf }: Named): readonly string[] =>
  vrf === undefined ? [] : [`vrf member ${vrf}`];

/** Lines of a process that are the VRF's. */
export const inVrf = ({ vrf }: Named, lines: readonly string[]): readonly string[] =>
  vrf === undefined ? lines : block(`vrf ${vrf}`, lines);

/** The VRF itself, with its routes by hand. */
export const withContext = ({ vrf }: Named, routes: readonly string[][]): readonly string[][] =>
  vrf === undefined ? routes : [block(`vrf context ${vrf}`, routes.flat())];
