import { policiesByName } from "../policies-by-name.ts";
import type { PeerGroup, PolicyNames, SwitchIntent } from "../../intent/index.ts";
import { vrpFamilies, type VrpFamily } from "./family.ts";
import { defaultNodes, inwardNodes, outwardNodes, shutdownFilter, type PolicyNode } from "./policy-nodes.ts";

/*
 * A session is filtered by route-policies, each around the prefix list of its name. A route that no node takes is dropped.
 */

const NODE_STEP = 10;

/** The policy that a drained switch gives a group its default route by; null where it needs none. */
export const defaultPolicy = (
  { draining }: SwitchIntent,
  { name, originatesDefault }: PeerGroup,
  { suffix }: VrpFamily,
): string | null => (draining && originatesDefault ? `DEFAULT-${name}${suffix}` : null);

const written = (name: string, common: readonly string[], nodes: readonly PolicyNode[]): string[][] =>
  nodes.map(({ matches, applies }, at) => [
    `route-policy ${name} permit node ${String((at + 1) * NODE_STEP)}`,
    ...[...common, ...matches, ...applies].map((line) => ` ${line}`),
  ]);

/** The policies of one group, or of one of its neighbours, by name, the one of its default route among them. */
function policiesOf(
  intent: SwitchIntent,
  group: PeerGroup,
  { imports, exports }: PolicyNames,
  family: VrpFamily,
): readonly (readonly [string, string[][]])[] {
  const around = (list: string, nodes: readonly PolicyNode[]) => {
    const name = `${list}${family.suffix}`;
    return [name, written(name, [`${family.words.matchesPrefix} ${name}`], nodes)] as const;
  };
  const byDefault = defaultPolicy(intent, group, family);
  return [
    ...(imports === null ? [] : [around(imports, inwardNodes(intent, group, imports))]),
    ...(exports === null ? [] : [around(exports, outwardNodes(intent, group, exports, family))]),
    ...(byDefault === null
      ? []
      : [[byDefault, written(byDefault, [], defaultNodes(intent, group))] as const]),
  ];
}

/** A switch's route-policies, before them the filter that some ask; a block for each node. */
export function policies(intent: SwitchIntent): string[][] {
  const nodes = vrpFamilies(intent).flatMap((family) =>
    policiesByName(intent, intent.groups, (group, names) => policiesOf(intent, group, names, family)).flatMap(
      ([, blocks]) => blocks,
    ),
  );
  const asks = nodes.some((lines) => lines.some((line) => line.startsWith(" if-match community-filter ")));
  return [asks ? [shutdownFilter] : [], ...nodes];
}
