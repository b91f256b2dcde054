import * as pulumi from "@pulumi/pulumi";
import { defaultPort } from "../src/deliver/default-port.ts";
import { isReached } from "../src/deliver/ways.ts";
import type { CompiledFabric } from "../src/index.ts";
import { numbersByHost, numbersBySwitch } from "../src/report/index.ts";
import { slotsIn } from "../src/text/secret-slot.ts";
import { artifactsOf } from "./artifacts.ts";
import { connectionTo, undeliverable } from "./connections.ts";
import type { ConnectionInput, Operation } from "./delivery.ts";
import { passwordsNamed } from "./passwords.ts";
import type { SwitchConfigArgs } from "./switch-config.ts";

/** The arguments of the configuration of each switch that has one, and of each host without Calico. */
export interface SwitchConfigs {
  /** @throws Error for a device that the fabric does not have */
  readonly of: (device: string) => SwitchConfigArgs;
  /** By device. */
  readonly all: ReadonlyMap<string, SwitchConfigArgs>;
}

/** What fills an artifact's slots; a file keeps them. */
function secretsOf(
  text: string,
  { transport }: ConnectionInput,
  { passwords }: Operation,
): Pick<SwitchConfigArgs, "secrets"> {
  const names = slotsIn(text);
  return names.length === 0 || transport === "file" ? {} : { secrets: passwordsNamed(names, passwords) };
}

/** @throws pulumi.RunError that names every device that can't be delivered to */
export function switchConfigs(fabric: CompiledFabric, operation: Operation): SwitchConfigs {
  const artifacts = artifactsOf(fabric);
  const refusals = undeliverable(artifacts, operation.switches, "The stack's configuration");
  if (refusals.length > 0) throw new pulumi.RunError(refusals.join(" "));
  const numbers = new Map([...numbersBySwitch(fabric.plan), ...numbersByHost(fabric.plan)]);
  const all = new Map(
    artifacts.map(({ device, platform, text, extension }): [string, SwitchConfigArgs] => {
      const way = connectionTo({ device, platform, extension }, operation.switches);
      // What Pulumi keeps names the port, whoever named it.
      const connection =
        way.transport === "file" || !isReached(platform) ? way : { port: defaultPort(platform), ...way };
      return [
        device,
        {
          device,
          platform,
          artifact: text,
          connection,
          numbers: numbers.get(device) ?? {},
          renumber: operation.renumber?.includes(device) ?? false,
          ...secretsOf(text, connection, operation),
        },
      ];
    }),
  );
  const of = (device: string): SwitchConfigArgs => {
    const config = all.get(device);
    if (config === undefined) throw new Error(`no configuration was made for ${device}`);
    return config;
  };
  return { of, all };
}
