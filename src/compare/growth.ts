import { compileSpec, type CompiledFabric } from "../compile.ts";
import { isError, type Diagnostic } from "../diagnostics/index.ts";
import { hasPods } from "../plan/tiers.ts";
import type { SwitchRole } from "../plan/types.ts";
import { bridgeText } from "../report/index.ts";
import type { DatacenterSpec } from "../spec/index.ts";
import { adapt } from "./adapt.ts";
import { racksToGrow, withNodeIn, withPod, withRack, withSpine, withSuperSpine } from "./grown.ts";
import type { FabricChoice } from "./variants.ts";

/** What one more of something asks for: the switches that are there already and whose text changes. Or why there is no room for it. */
export type Change =
  | {
      readonly room: true;
      /** Absent of three stages. */
      readonly superSpines?: readonly string[];
      readonly spines: readonly string[];
      readonly tors: readonly string[];
    }
  | { readonly room: false; readonly why: Diagnostic };

/** `node`: where racks differ in how servers are attached, in the rack that asks for most; null where there is no rack that one could come to. */
export interface Growth {
  readonly node: Change | null;
  readonly rack: Change;
  readonly spine: Change;
  /** Of five stages, as is `pod`: of as many spines as the first has, with one rack. */
  readonly superSpine?: Change;
  readonly pod?: Change;
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
  const of = (role: SwitchRole): string[] =>
    changed.filter((one) => one.role === role).map(({ device }) => device);
  return {
    room: true,
    ...(hasPods(before.datacenter) ? { superSpines: of("super-spine") } : {}),
    spines: of("spine"),
    tors: of("tor"),
  };
}

const touched = (change: Change): number =>
  change.room ? (change.superSpines ?? []).length + change.spines.length + change.tors.length : Infinity;

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
    ...(hasPods(fabric.datacenter)
      ? { superSpine: change(withSuperSpine(spec)), pod: change(withPod(spec)) }
      : {}),
  };
}
