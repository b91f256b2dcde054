import { compile } from "../../src/index.ts";
import { exporters } from "../../src/export/index.ts";
import { specOf } from "../support/specs.ts";

const spec = specOf(1, [1]);
const [plain, inVrf] = [compile(spec), compile({ ...spec, vrf: "k8s" })];

describe("a fabric in a VRF", () => {
  it.each(["batfish", "containerlab"] as const)("is refused by %s, which would play it without", (name) => {
    expect(exporters[name].files(plain, {})).toMatchObject({ ok: true });
    expect(exporters[name].files(inVrf, {})).toEqual({
      ok: false,
      reasons: [expect.stringMatching(/VRF.*export a copy of the spec without vrf/)],
    });
  });

  it("is measured there by Prometheus", () => {
    const [without, within] = [plain, inVrf].map((one) => {
      const written = exporters.prometheus.files(one, {});
      return written.ok ? new Map(written.files) : new Map<string, string>();
    });
    const rules = without?.get("frr-exporter.rules.yml") ?? "";
    expect(rules).toContain('vrf="default"');
    expect(within).toEqual(
      new Map(without).set("frr-exporter.rules.yml", rules.replaceAll('vrf="default"', 'vrf="k8s"')),
    );
  });
});
