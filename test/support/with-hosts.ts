import type { DatacenterSpec } from "../../src/index.ts";
import type { AnySpec } from "./specs.ts";

type Hosts = NonNullable<NonNullable<DatacenterSpec["racks"]>[number]["hosts"]>;
type Daemon = Hosts[number]["daemon"];

export const DAEMONS: readonly Daemon[] = ["bird2", "bird1", "gobgp", "frr"];

/** The spec with hosts in each rack, one of each daemon and more in turn: each announces an address and a network of its own. */
export const withHosts = (spec: AnySpec, count: number = DAEMONS.length): AnySpec => ({
  ...spec,
  racks: spec.racks.map((rack) => ({
    ...rack,
    hosts: Array.from({ length: count }, (_, index) => ({
      name: `${rack.name}-h${String(index)}`,
      index,
      daemon: DAEMONS[index % DAEMONS.length] ?? "bird2",
      announces: [
        `10.251.${String(rack.index)}.${String(index + 1)}/32`,
        `10.251.${String(rack.index + 128)}.${String(index * 16)}/28`,
      ],
    })),
  })),
});
