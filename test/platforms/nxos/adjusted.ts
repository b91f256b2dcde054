import type { DatacenterSpec } from "../../../src/index.ts";

/** Without large communities, which NX-OS is not known to send, and without roles where all is one AS. */
export function adjusted({ bgp: { roles, ...bgp } = {}, ...rest }: DatacenterSpec): DatacenterSpec {
  const spec = {
    ...rest,
    bgp: { ...bgp, ...(roles === true && rest.fabric?.model !== "igp" ? { roles } : {}) },
  };
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
