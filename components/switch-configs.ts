import * as pulumi from "@pulumi/pulumi";
import type { CompiledFabric } from "../src/index.ts";
import { hostDaemons } from "../src/platforms/hosts/index.ts";
import { platforms } from "../src/platforms/index.ts";
import { numbersByHost, numbersBySwitch } from "../src/report/index.ts";
import { slotsIn } from "../src/text/secret-slot.ts";
import { connectionTo, unknownDevices, type Operation } from "./delivery.ts";
import { passwordsNamed } from "./passwords.ts";
import type { SwitchConfigArgs } from "./switch-config.ts";

/** The arguments of the configuration of each switch that routes, and of each host without Calico. */
export interface SwitchConfigs {
  /** @throws Error for a device that the fabric does not have */
  readonly of: (device: string) => SwitchConfigArgs;
  /** By device. */
  readonly all: ReadonlyMap<string, SwitchConfigArgs>;
}

/** What fills an artifact's slots; a file keeps them. */
function secretsOf(text: string, { switches, passwords }: Operation): Pick<SwitchConfigArgs, "secrets"> {
  const names = slotsIn(text);
  return names.length === 0 || switches.transport === "file"
    ? {}
    : { secrets: passwordsNamed(names, passwords) };
}

/** What is delivered, to whom, and as what. */
type Artifact = Pick<SwitchConfigArgs, "device" | "platform" | "artifact"> & { readonly extension: string };

const artifactsOf = ({ switches, hosts }: CompiledFabric): readonly Artifact[] => [
  ...switches.map(({ intent: { device, platform }, text }) => ({
    device,
    platform,
    extension: platforms[platform].extension,
    artifact: text,
  })),
  ...hosts.map(({ intent: { device, daemon }, text }) => ({
    device,
    platform: daemon,
    extension: hostDaemons[daemon].extension,
    artifact: text,
  })),
];

/** @throws pulumi.RunError that names every device that the operation has no address for */
export function switchConfigs(fabric: CompiledFabric, operation: Operation): SwitchConfigs {
  const artifacts = artifactsOf(fabric);
  const unknown = unknownDevices(
    artifacts.map(({ device }) => device),
    operation.switches,
  );
  if (unknown.length > 0)
    throw new pulumi.RunError(
      `The stack's configuration has no address for ${unknown.join(", ")}. Add host and hostKey of each to switches.devices.`,
    );
  const numbers = new Map([...numbersBySwitch(fabric.plan), ...numbersByHost(fabric.plan)]);
  const all = new Map(
    artifacts.map(({ device, platform, artifact, extension }): [string, SwitchConfigArgs] => [
      device,
      {
        device,
        platform,
        artifact,
        connection: connectionTo(device, extension, operation.switches),
        numbers: numbers.get(device) ?? {},
        renumber: operation.renumber?.includes(device) ?? false,
        ...secretsOf(artifact, operation),
      },
    ]),
  );
  const of = (device: string): SwitchConfigArgs => {
    const config = all.get(device);
    if (config === undefined) throw new Error(`no configuration was made for ${device}`);
    return config;
  };
  return { of, all };
}
