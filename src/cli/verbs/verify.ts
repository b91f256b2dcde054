import { intentsOf, type CompiledFabric } from "../../compile.ts";
import { familiesOf } from "../../intent/index.ts";
import { told } from "../../text/foreign.ts";
import { verify, verifyCables, type Verified } from "../../verify/index.ts";
import { askDevices, type Answer, type Askable } from "../ask-devices.ts";
import { readBlocks } from "../blocks-file.ts";
import type { ExitCode } from "../exit-codes.ts";
import { verifiedText } from "../print-verify.ts";
import { labelOf } from "../read-text.ts";
import type { Console } from "../streams.ts";
import { readWays } from "../ways.ts";
import { WrongCall } from "../wrong-call.ts";
import { withSoundFabric, type SpecOptions } from "./fabric.ts";

export interface VerifyOptions extends SpecOptions {
  /** File of the ways to devices. */
  readonly ways: string;
  /** Devices to ask, by name. Default: all. */
  readonly device?: readonly string[];
  /** File of the blocks that IPAM has given out. Default: the devices' own routes tell. */
  readonly blocks?: string;
  /** What alone is looked at. Default: all. */
  readonly only?: "cables";
}

/** Everything of a fabric that may be asked: a switch that only switches has cables and no routes. */
function askable({ plan, switches, bridges, hosts }: CompiledFabric): readonly Askable[] {
  const families = familiesOf(plan.ipv6).map(({ name }) => name);
  return [
    ...switches.map(({ intent: { device, platform } }) => ({ device, platform, families })),
    ...bridges.map(({ intent: { device, platform } }) => ({ device, platform, families: [] })),
    // A host speaks IPv4 alone.
    ...hosts.map(({ intent: { device, daemon } }) => ({
      device,
      platform: daemon,
      families: ["ipv4" as const],
    })),
  ];
}

/** @throws WrongCall for a name that the fabric does not have */
function chosen(fabric: CompiledFabric, names: readonly string[] | undefined): readonly Askable[] {
  const all = askable(fabric);
  const unknown = (names ?? []).filter((name) => all.every(({ device }) => device !== name));
  if (unknown.length > 0)
    throw new WrongCall(
      `the fabric has no device ${unknown.join(", ")} that can be asked: it has ${all.map(({ device }) => device).join(", ")}`,
    );
  return names === undefined ? all : all.filter(({ device }) => names.includes(device));
}

function held(
  fabric: CompiledFabric,
  answers: readonly Answer[],
  blocks: Parameters<typeof verify>[2],
  only: VerifyOptions["only"],
): Verified {
  const heard = new Map(answers.flatMap((one) => ("heard" in one ? [[one.device, one.heard] as const] : [])));
  const silent = answers.flatMap((one) => ("silent" in one ? [one.silent] : []));
  const verified =
    only === "cables"
      ? verifyCables(fabric.plan, heard)
      : verify({ plan: fabric.plan, input: intentsOf(fabric) }, heard, blocks);
  return { ...verified, differences: [...silent, ...verified.differences] };
}

/** `verify SPEC`: what devices say of themselves, held against what is foretold. Nothing is changed on any. */
export async function verifySpec(
  file: string,
  options: VerifyOptions,
  env: Readonly<Record<string, string | undefined>>,
  console: Console,
): Promise<ExitCode> {
  const compiled: CompiledFabric[] = [];
  const code = await withSoundFabric(file, options, console, (fabric) => compiled.push(fabric));
  const [fabric] = compiled;
  if (fabric === undefined) return code;
  const devices = chosen(fabric, options.device);
  const names = (some: readonly Askable[]) => new Set(some.map(({ device }) => device));
  const { ways, strangers } = await readWays(options.ways, names(devices), names(askable(fabric)), env);
  if (strangers.length > 0)
    console.err(
      `warning: ${labelOf(options.ways)}: devices has ${strangers.map(told).join(", ")}, and the fabric has none of that name; it has ${[...names(askable(fabric))].join(", ")}\n`,
    );
  const blocks = options.blocks === undefined ? null : await readBlocks(options.blocks);
  const { only } = options;
  const asked = only === undefined ? devices : devices.map((one) => ({ ...one, families: [] }));
  const answers = await askDevices(asked, ways);
  const verified = held(fabric, answers, blocks, only);
  console.out(options.format === "json" ? `${JSON.stringify(verified, null, 2)}\n` : verifiedText(verified));
  const { strict = false } = options;
  const odd = strict && strangers.length > 0;
  return odd || verified.differences.some(({ severity }) => strict || severity === "error") ? 1 : 0;
}
