import type { DatacenterSpec } from "../../../src/index.ts";

/** Without large communities, which NX-OS is not known to send. */
export function adjusted(spec: DatacenterSpec): DatacenterSpec {
  const { outside } = spec;
  if (outside?.communities === undefined) return spec;
  const standard = (all: readonly string[] | undefined): readonly string[] =>
    (all ?? []).filter((one) => one.split(":").length === 2);
  const { in: taken, out } = outside.communities;
  return {
    ...spec,
    outside: { ...outside, communities: { in: [...standard(taken)], out: [...standard(out)] } },
  };
}
