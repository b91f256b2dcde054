import type { FabricPlan, RackPlan } from "../../plan/types.ts";
import type { Cell, Member, PodCell, RackCell } from "./cells.ts";
import type { Limit } from "./options.ts";
import { fromTo } from "./ranges.ts";
import { slotsOf, type Slot } from "./slots.ts";

const isSlot = <T>(items: readonly T[]): items is Slot<T> => items.length > 0;

const boxOf = (members: readonly Member[]): readonly Cell[] =>
  isSlot(members) ? [{ tier: "spine", members }] : [];

/** How boxes are made of what stands in a pod. */
interface Boxing {
  readonly spineCells: (some: readonly Member[], most: Limit) => readonly Cell[];
  readonly rackCells: (some: readonly RackPlan[], most: Limit) => readonly RackCell[];
  readonly rackCell: (racks: Slot<RackPlan>) => RackCell;
  readonly members: ReadonlyMap<string, Member>;
}

/** Boxes that are left for what stands in one of so many pods, two at least. */
const shareOf = ({ alone, boxes }: Limit, pods: number): Limit => ({
  alone: Math.max(2, Math.floor(alone / pods)),
  boxes: Math.max(1, Math.floor(boxes / pods)),
});

/** Pods, each with its boxes: of several that are alike one box for the spines of each index, and one for all racks. */
export function podCells(
  { pods = [], switches, racks }: FabricPlan,
  limit: Limit,
  { spineCells, rackCells, rackCell, members }: Boxing,
): readonly PodCell[] {
  const spinesIn = (names: ReadonlySet<string>) =>
    switches.filter(({ role, pod }) => role === "spine" && pod !== undefined && names.has(pod));
  const size = ({ name }: (typeof pods)[number]): string =>
    `${spinesIn(new Set([name]))
      .map(({ index }) => String(index))
      .join()} ${String(racks.filter(({ pod }) => pod === name).length)}`;
  const slots = slotsOf(pods, limit, [size]);
  const most = shareOf(limit, slots.length);
  return slots.map((slot): PodCell => {
    const names = new Set(slot.map(({ name }) => name));
    const own = racks.filter(({ pod }) => pod !== undefined && names.has(pod));
    const spines = spinesIn(names);
    const label = `${slot.length > 1 ? `${String(slot.length)} pods` : "pod"} ${fromTo(slot.map(({ name }) => name))}`;
    if (slot.length === 1)
      return {
        label,
        spines: spineCells(
          spines.flatMap(({ name }) => members.get(name) ?? []),
          most,
        ),
        racks: rackCells(own, most),
      };
    return {
      label,
      spines: [...Map.groupBy(spines, ({ index }) => index).values()].flatMap((alike) =>
        boxOf(alike.flatMap(({ name }) => members.get(name) ?? [])),
      ),
      racks: isSlot(own) ? [rackCell(own)] : [],
    };
  });
}
