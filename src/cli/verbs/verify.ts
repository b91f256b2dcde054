import { intentsOf, type CompiledFabric } from "../../compile.ts";
import { askedHosts, askedSwitches, verify, verifyCables, type Verified } from "../../verify/index.ts";
import { askDevices, type Answer, type Askable } from "../ask-devices.ts";
import { readBlocks } from "../blocks-file.ts";
import { chosenDevices, type Choice, type Words } from "../chosen-devices.ts";
import type { Environment } from "../environment.ts";
import type { ExitCode } from "../exit-codes.ts";
import { verifiedText } from "../print-verify.ts";
import type { Console } from "../streams.ts";
import { soundFabric, type SpecOptions } from "./fabric.ts";

export interface VerifyOptions extends SpecOptions, Choice {
  /** File of the blocks that IPAM has given out. Default: the devices' own routes tell. */
  readonly blocks?: string;
  /** What alone is looked at. Default: all. */
  readonly only?: "cables";
}

/** Everything of a fabric that may be asked: a switch that only switches has cables and no routes. */
function askable({ plan, switches, bridges, hosts }: CompiledFabric): readonly Askable[] {
  return [
    ...askedSwitches(
      switches.map(({ intent }) => intent),
      plan.ipv6,
    ),
    ...bridges.map(({ intent: { device, platform } }) => ({ device, platform, families: [] })),
    ...askedHosts(hosts.map(({ intent }) => intent)),
  ];
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

const WORDS: Words = {
  unknown: (names, known) => `the fabric has no device ${names} that can be asked: it has ${known}`,
  strange: (known) => `and the fabric has none of that name; it has ${known}`,
};

/** `verify SPEC`: what devices say of themselves, held against what is foretold. Nothing is changed on any. */
export async function verifySpec(
  file: string,
  options: VerifyOptions,
  env: Environment,
  console: Console,
): Promise<ExitCode> {
  const sound = await soundFabric(file, options, console);
  if (typeof sound === "number") return sound;
  const { fabric } = sound;
  const { devices, ways, strangers } = await chosenDevices(askable(fabric), options, WORDS, env, console);
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
