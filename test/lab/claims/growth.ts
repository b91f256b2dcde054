import type { DatacenterSpec } from "../../../src/index.ts";
import { switchText, type SwitchText } from "../before.ts";
import type { Lab } from "../lab.ts";
import { allPodsPing } from "./all-pods-ping.ts";
import { waitForSessions } from "./sessions-up.ts";

type RackSpec = NonNullable<DatacenterSpec["racks"]>[number];

const racksOf = (spec: DatacenterSpec): readonly RackSpec[] => spec.racks ?? [];
const nextIndex = (items: readonly { readonly index: number }[]): number =>
  Math.max(-1, ...items.map(({ index }) => index)) + 1;

/** One node more in the first rack. */
export function withOneNodeMore(spec: DatacenterSpec): {
  readonly spec: DatacenterSpec;
  readonly node: string;
} {
  const [first, ...others] = racksOf(spec);
  if (first === undefined) throw new Error("the datacenter has no rack");
  const nodes = first.nodes ?? [];
  const node = { name: `${first.name}-joins`, index: nextIndex(nodes) };
  return { spec: { ...spec, racks: [{ ...first, nodes: [...nodes, node] }, ...others] }, node: node.name };
}

/** One rack more, with one node. */
export function withOneRackMore(spec: DatacenterSpec): {
  readonly spec: DatacenterSpec;
  readonly rack: string;
} {
  const racks = racksOf(spec);
  const rack = { name: "joins", index: nextIndex(racks), nodes: [{ name: "joins-n1", index: 0 }] };
  return { spec: { ...spec, racks: [...racks, rack] }, rack: rack.name };
}

/** What every switch runs and would load, by name. */
export const allSwitchTexts = async (lab: Lab): Promise<ReadonlyMap<string, SwitchText>> =>
  new Map(
    await Promise.all(
      lab.plan().switches.map(async ({ name }) => [name, await switchText(lab.name, name)] as const),
    ),
  );

/** Switches that run or would load something else than before. */
export const switchesChanged = (
  before: ReadonlyMap<string, SwitchText>,
  after: ReadonlyMap<string, SwitchText>,
): readonly string[] =>
  [...before].flatMap(([name, { running, startup }]) => {
    const now = after.get(name);
    return now?.running === running && now.startup === startup ? [] : [name];
  });

/** Lines of `before` that are not, in the same order, in `after`. */
export function linesLost(before: string, after: string): readonly string[] {
  const left = after.split("\n");
  return before.split("\n").filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(0, at + 1);
    return at < 0;
  });
}

/** What of the grown fabric is not as it should be: a session that is not up, a pod that is not reached. */
export async function notUp(lab: Lab): Promise<readonly string[]> {
  const findings = [await waitForSessions(lab), await allPodsPing.run(lab)];
  return findings.flatMap(({ ok, detail }) => (ok ? [] : [detail ?? "not all is up"]));
}
