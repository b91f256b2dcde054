import { compileSpec, type CompiledFabric } from "../compile.ts";
import { isError, type Diagnostic } from "../diagnostics/index.ts";
import type { SwitchRole } from "../plan/types.ts";
import { bridgeText } from "../report/index.ts";
import type { DatacenterSpec } from "../spec/index.ts";
import { adapt, type NodeInput, type RackInput } from "./adapt.ts";
import type { FabricChoice } from "./variants.ts";

/** What one more of something asks for: the switches that are there already and whose text changes. Or why there is no room for it. */
export type Change =
  | { readonly room: true; readonly spines: readonly string[]; readonly tors: readonly string[] }
  | { readonly room: false; readonly why: Diagnostic };

/** `node`: where racks differ in how servers are attached, in the rack that asks for most; null where there is no rack that one could come to. */
export interface Growth {
  readonly node: Change | null;
  readonly rack: Change;
  readonly spine: Change;
}

const freeIndex = (items: readonly { readonly index: number }[]): number => {
  const taken = new Set(items.map(({ index }) => index));
  let index = 0;
  while (taken.has(index)) index += 1;
  return index;
};

/** A name that nothing in the datacenter has. */
function freshNames({ spines, racks = [] }: DatacenterSpec): (what: string) => string {
  const taken = new Set(
    [...spines, ...racks, ...racks.flatMap((rack) => [...(rack.tors ?? []), ...(rack.nodes ?? [])])].map(
      ({ name }) => name,
    ),
  );
  return (what) => {
    let name = what;
    while (taken.has(name)) name = `${name}-x`;
    taken.add(name);
    return name;
  };
}

const nodesOf = (rack: RackInput): readonly NodeInput[] => rack.nodes ?? [];

/** A node more in a rack. */
const withNodeIn = (spec: DatacenterSpec, rack: RackInput): DatacenterSpec => {
  const node = { name: freshNames(spec)("new-node"), index: freeIndex(nodesOf(rack)) };
  const grown = { ...rack, nodes: [...nodesOf(rack), node] };
  return { ...spec, racks: (spec.racks ?? []).map((one) => (one === rack ? grown : one)) };
};

/** Of racks whose servers are attached in one way the one that has fewest nodes, for each way: what a node asks of its ToRs depends on that. */
function racksToGrow({ racks = [], servers }: DatacenterSpec): readonly RackInput[] {
  const byWay = Map.groupBy(racks, ({ attachment = servers?.attachment ?? "shared" }) => attachment);
  return [...byWay.values()].flatMap((alike) => {
    const least = Math.min(...alike.map((rack) => nodesOf(rack).length));
    return alike.filter((rack) => nodesOf(rack).length === least).slice(0, 1);
  });
}

/** A rack more, of as many ToRs and nodes as the first has, attached as these are. */
function withRack(spec: DatacenterSpec): DatacenterSpec {
  const racks = spec.racks ?? [];
  const [like] = racks;
  const name = freshNames(spec);
  const rack: RackInput = {
    name: name("new-rack"),
    index: freeIndex(racks),
    ...(like?.uplinks === undefined ? {} : { uplinks: like.uplinks }),
    ...(like?.attachment === undefined ? {} : { attachment: like.attachment }),
    ...(like?.tors === undefined
      ? {}
      : {
          tors: like.tors.map(({ index, platform, uplinks }) => ({
            index,
            ...(uplinks === undefined ? {} : { uplinks }),
            ...(platform === undefined ? {} : { platform }),
          })),
        }),
    nodes: (like?.nodes ?? [{ index: 0 }]).map(({ index }) => ({
      name: name(`new-node-${String(index)}`),
      index,
    })),
  };
  return { ...spec, racks: [...racks, rack] };
}

function withSpine(spec: DatacenterSpec): DatacenterSpec {
  const { spines } = spec;
  const platform = spines[0]?.platform;
  const spine = { name: freshNames(spec)("new-spine"), index: freeIndex(spines) };
  return { ...spec, spines: [...spines, platform === undefined ? spine : { ...spine, platform }] };
}

interface Configuration {
  readonly device: string;
  readonly role: SwitchRole;
  readonly text: string;
}

/** What each switch is set up with: its text, or where there is none its intent. */
const configurations = ({ switches, bridges }: CompiledFabric): readonly Configuration[] => [
  ...switches.map(({ intent: { device, role }, text }) => ({ device, role, text })),
  ...bridges.map(({ intent, text }) => ({
    device: intent.device,
    role: intent.role,
    text: text ?? bridgeText(intent),
  })),
];

function changeOf(before: CompiledFabric, spec: DatacenterSpec): Change {
  const after = compileSpec(spec);
  if (!after.ok) {
    const [why] = after.diagnostics.filter(isError);
    if (why === undefined) throw new Error("a spec was refused without an error");
    return { room: false, why };
  }
  const texts = new Map(configurations(after.fabric).map(({ device, text }) => [device, text]));
  const changed = configurations(before).filter(({ device, text }) => texts.get(device) !== text);
  const of = (role: "spine" | "tor"): string[] =>
    changed.filter((one) => one.role === role).map(({ device }) => device);
  return { room: true, spines: of("spine"), tors: of("tor") };
}

const touched = (change: Change): number =>
  change.room ? change.spines.length + change.tors.length : Infinity;

/** Of several the one that touches most; one without room before all others. */
const most = (changes: readonly Change[]): Change | null =>
  changes.reduce<Change | null>(
    (worst, one) => (worst === null || touched(one) > touched(worst) ? one : worst),
    null,
  );

/** Compiles the fabric with one node, one rack, one spine more, and says which switches get another text. */
export function growthOf(fabric: CompiledFabric, spec: DatacenterSpec, choice: FabricChoice): Growth {
  const change = (grown: DatacenterSpec): Change => changeOf(fabric, adapt(grown, choice));
  return {
    node: most(racksToGrow(spec).map((rack) => change(withNodeIn(spec, rack)))),
    rack: change(withRack(spec)),
    spine: change(withSpine(spec)),
  };
}
