import { join } from "node:path";
import { compile, renderManifests, type DatacenterSpec } from "../src/index.ts";
import { datacenter as lab } from "./lab/fabrics/lab.ts";
import { expectGolden } from "./support/golden.ts";

/** The lab's datacenter with all that keeps strangers out, one rack and one uplink having secrets of their own. */
export const secured: DatacenterSpec = {
  ...lab,
  name: "secured",
  bgp: { passwords: { nodes: "nodes", switches: "fabric" }, maximumAsPath: 8, roles: true },
  racks: (lab.racks ?? []).map((rack) =>
    rack.index === 0
      ? { ...rack, password: "one-rack", tors: [{ index: 0, uplinkPasswords: { "spine-1": "one-uplink" } }] }
      : rack,
  ),
};

const { switches, calico } = compile(secured);

describe("artifacts of a secured fabric", () => {
  it.each(["spine-1", "r1-tor0", "r2-tor0"])("%s.conf", (device) => {
    const text = switches.find(({ intent }) => intent.device === device)?.text ?? "";
    expectGolden(join("golden", "secured", "switches", `${device}.conf`), text);
  });

  it.each(["0-bgp-passwords.yaml", "4-bgppeers.yaml"])("%s", (file) => {
    expectGolden(join("golden", "secured", "calico", file), renderManifests(calico)[file] ?? "");
  });
});
