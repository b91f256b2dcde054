import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import { nxosName, vlanName } from "../../../src/platforms/nxos/names.ts";
import { refusedByNxos } from "../../../src/platforms/nxos/interface-names.ts";
import { describePlatform } from "../support/describe-platform.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { readBack } from "./read-back.ts";

/** Without large communities, which NX-OS is not known to send, and without roles where all is one AS. */
function adjusted({ bgp: { roles, ...bgp } = {}, ...rest }: DatacenterSpec): DatacenterSpec {
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

describePlatform({ platform: "nxos", readBack, adjusted });
