import type { Cell, Drawn, RackCell, Tier } from "./cells.ts";
import { spans } from "./ranges.ts";

/** An AS that is drawn around its boxes: tiers of one rack, or of the whole picture. */
export interface Area {
  /** Null where it spans the picture. */
  readonly rack: RackCell | null;
  /** From the top down, neighbours of one another. */
  readonly tiers: readonly Tier[];
  readonly label: string;
}

const asnsIn = (cells: readonly Cell[]): readonly (number | null)[] => [
  ...new Set(cells.flatMap(({ members }) => members.map(({ asn }) => asn))),
];

const membersIn = (cells: readonly Cell[]): number =>
  cells.reduce((sum, { members }) => sum + members.length, 0);

/** Neighbouring tiers that are in one and the same AS, together; those of several ASes are left out, as is what is alone in its AS. */
function merged(
  tiers: readonly (readonly [tier: Tier, asn: number | null, members: number])[],
): readonly { readonly asn: number; readonly tiers: readonly Tier[] }[] {
  const runs: { asn: number; tiers: Tier[]; members: number }[] = [];
  let before: number | null = null;
  for (const [tier, asn, members] of tiers) {
    const run = runs.at(-1);
    if (asn !== null && asn === before && run !== undefined) {
      run.tiers.push(tier);
      run.members += members;
    } else if (asn !== null) runs.push({ asn, tiers: [tier], members });
    before = asn;
  }
  return runs.filter(({ members }) => members > 1);
}

const only = (asns: readonly (number | null)[]): number | null =>
  asns.length === 1 ? (asns[0] ?? null) : null;

/** ASes that span racks, or hold several spines or super-spines. */
function wideAreas({ superSpines, spines, racks }: Drawn): readonly Area[] {
  const tiers = [
    ["super-spine", superSpines],
    ["spine", spines],
    ["tor", racks.flatMap(({ tors }) => tors)],
    ["node", racks.flatMap(({ nodes }) => nodes)],
  ] as const;
  const severalRacks = racks.reduce((sum, one) => sum + one.racks.length, 0) > 1;
  const rows = tiers.map(([tier, cells]) => {
    const asn = tier === "super-spine" || tier === "spine" || severalRacks ? only(asnsIn(cells)) : null;
    return [tier, asn, membersIn(cells)] as const;
  });
  return merged(rows).map(({ asn, tiers: spanned }) => ({
    rack: null,
    tiers: spanned,
    label: `AS ${String(asn)}`,
  }));
}

/** ASes inside of a rack: those of one rack are drawn, of several alike the rule. */
function rackAreas(rack: RackCell, taken: ReadonlySet<Tier>): readonly Area[] {
  const shapes = rack.racks.map(({ tors, nodes, hosts }) => {
    const names = new Set(tors.map(({ device }) => device));
    const torAsns = rack.tors.flatMap(({ members }) =>
      members.filter(({ name }) => names.has(name)).map(({ asn }) => asn),
    );
    const nodeAsns = [...nodes, ...hosts].map(({ asn }) => asn);
    const rows = [
      ["tor", taken.has("tor") ? null : only([...new Set(torAsns)]), torAsns.length],
      ["node", taken.has("node") ? null : only([...new Set(nodeAsns)]), nodeAsns.length],
    ] as const;
    return merged(rows);
  });
  const [first = []] = shapes;
  return first.flatMap(({ tiers }): readonly Area[] => {
    const same = shapes.map((areas) => areas.find((area) => String(area.tiers) === String(tiers)));
    const asns = same.flatMap((area) => area?.asn ?? []);
    if (asns.length < shapes.length) return [];
    const label = `AS ${spans(asns)}${asns.length === 1 ? "" : ", one a rack"}`;
    return [{ rack, tiers, label }];
  });
}

/** Every AS of two or more devices that stand together in the picture. */
export function areasOf(drawn: Drawn): readonly Area[] {
  const wide = wideAreas(drawn);
  const taken = new Set(wide.flatMap(({ tiers }) => tiers));
  return [...wide, ...drawn.racks.flatMap((rack) => rackAreas(rack, taken))];
}

/** Whether a box stands in an AS that is drawn, so that it need not say its own. */
export const isInArea = (areas: readonly Area[], rack: RackCell | null, tier: Tier): boolean =>
  areas.some((area) => (area.rack === null || area.rack === rack) && area.tiers.includes(tier));
