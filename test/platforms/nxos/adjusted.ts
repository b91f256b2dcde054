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

/** Ways of switching that NX-OS lacks: the fabric, and a part of the reason. */
export const REFUSED: Readonly<Record<string, string>> = {
  "l2-irf": "nxos lacks stacking of two switches (IRF): two switches keep a control plane each",
  "l2-trill": "nxos lacks TRILL (RFC 6325): it has Cisco's own FabricPath in its place",
};
