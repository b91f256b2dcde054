import type { CompiledFabric } from "../src/index.ts";
import { hostDaemons } from "../src/platforms/hosts/index.ts";
import { platforms } from "../src/platforms/index.ts";
import type { Destination } from "./destinations.ts";

/** What is delivered, to whom, and as what. */
export interface Artifact extends Destination {
  readonly text: string;
}

/** The configurations of switches that have one, and of hosts without Calico. */
export const artifactsOf = ({ switches, bridges, hosts }: CompiledFabric): readonly Artifact[] => [
  ...[...switches, ...bridges].flatMap(({ intent: { device, platform }, text }) =>
    text === null ? [] : [{ device, platform, extension: platforms[platform].extension, text }],
  ),
  ...hosts.map(({ intent: { device, daemon }, text }) => ({
    device,
    platform: daemon,
    extension: hostDaemons[daemon].extension,
    text,
  })),
];
