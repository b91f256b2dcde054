import type { FabricPath, MlagPair, Switching } from "../../../plan/switching.ts";
import { block } from "../text.ts";
import { pairOf } from "./links.ts";

const emulated = ({ pair }: FabricPath): readonly string[] =>
  pair === null ? [] : [`fabricpath switch-id ${String(pair.emulatedSwitchId)}`];

/** What makes two switches one; `peer-keepalive` is the user's. */
const domain = ({ domain: number, rolePriority, lacpSystemId }: MlagPair, own: readonly string[]): string[] =>
  block(`vpc domain ${String(number)}`, [
    `role priority ${String(rolePriority)}`,
    `system-mac ${lacpSystemId}`,
    ...own,
  ]);

/** Of a pair; with FabricPath (vPC+) both show one more switch, behind which is what is plugged into both. */
export function vpcDomain(switching: Switching): string[] {
  const pair = pairOf(switching);
  if (pair === null) return [];
  return domain(pair, switching.kind === "fabricpath" ? emulated(switching) : []);
}
