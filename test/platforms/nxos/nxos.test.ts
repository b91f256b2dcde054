import { compile, compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import { nxos } from "../../../src/platforms/nxos/platform.ts";
import { factsOfIntent } from "../support/facts-of-intent.ts";
import { describePlatform } from "../support/describe-platform.ts";
import { mapsThatAddUp } from "../support/drained-maps.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { adjusted, REFUSED } from "./adjusted.ts";
import { readBack, take } from "./read-back.ts";
import { readBridge } from "./read-bridge.ts";

describePlatform({
  platform: "nxos",
  readBack,
  readBridge,
  take,
  adjusted,
  refuses: REFUSED,
});

const fabric = (name: string): DatacenterSpec => {
  const found = fabricsOn("nxos").find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fabric ${name}`);
  return found;
};

const textsOf = (spec: DatacenterSpec): readonly string[] => compile(spec).switches.map(({ text }) => text);

/** A fabric whose first spine is drained, and originates the default. */
const drained = ((spec: DatacenterSpec): DatacenterSpec => ({
  ...spec,
  spines: spec.spines.map((spine, at) => (at === 0 ? { ...spine, maintenance: true } : spine)),
}))(fabric("downward-default"));

describe("NX-OS", () => {
  it("refuses large communities, and says what to do", () => {
    const compilation = compileSpec(fabric("as-per-rack-outside"));
    expect(compilation.ok ? [] : formatDiagnostics(compilation.diagnostics)).toContainEqual(
      expect.stringMatching(
        /^error\[platform-lacks\] spines\[0\]\.platform: spine-1.*nxos lacks large communities.*Fix: take the large communities out/,
      ),
    );
  });

  it("drains the default that a spine originates, which none of its sessions' maps sees", () => {
    const { switches } = compile(drained);
    expect(switches.map(({ text }) => readBack(text))).toEqual(
      switches.map(({ intent }) => factsOfIntent(intent)),
    );
    for (const { intent, text } of switches) {
      const line = / {6}default-originate route-map DEFAULT-TO-TORS-DRAINED$/m;
      expect(line.test(text)).toBe(intent.draining);
      expect(
        text.includes(
          "route-map DEFAULT-TO-TORS-DRAINED permit 10\n  set community graceful-shutdown additive\n",
        ),
      ).toBe(intent.draining);
    }
  });

  it("names a map for the default that a spine originates, drained or not, so that one takes the place of the other", () => {
    const [text = ""] = textsOf(fabric("downward-default"));
    expect(text).toContain("\nroute-map DEFAULT-TO-TORS permit 10\n!\n");
    expect(text).toContain("\n      default-originate route-map DEFAULT-TO-TORS\n");
  });

  it("leaves no clause of a drained map behind where a text is merged over the other", () => {
    const specs = fabricsOn("nxos").map(adjusted);
    expect(specs.flatMap((spec) => mapsThatAddUp("nxos", spec))).toEqual([]);
  });

  it.each([
    "as-per-rack-dual",
    "as-per-server-dual",
    "as-per-server-ethernet",
    "igp",
    "downward-default-dual",
  ])(
    "says what the intent says with BFD in both address families, static neighbours and no restart: %s",
    (name) => {
      const { switches } = compile({
        ...fabric(name),
        ipv6: { prefix: "fd12:3456:789a::/48" },
        bgp: {
          discovery: "static",
          bfd: { enabled: true, transmit: 100, receive: 200 },
          gracefulRestart: { enabled: false },
          passwords: { nodes: "nodes", switches: "fabric" },
        },
      });
      for (const { intent, text } of switches) expect(readBack(text)).toEqual(factsOfIntent(intent));
    },
  );

  it("names nothing before it is there", () => {
    const starts = [/^feature /, /^vlan /, /^ip prefix-list /, /^route-map /, /^interface /, /^router bgp /];
    for (const text of textsOf(fabric("as-per-server"))) {
      const blocks = text.split("!\n").map((block) => starts.findIndex((start) => start.test(block)));
      expect(blocks.filter((at) => at >= 0)).toEqual(
        blocks.filter((at) => at >= 0).toSorted((a, b) => a - b),
      );
    }
  });

  it("cuts what may as well be less", () => {
    const bgp = { connectRetry: 120 };
    for (const text of textsOf({ ...fabric("as-per-rack-dual"), bgp })) {
      expect(text).toContain("\n  reconnect-interval 60\n");
    }
  });

  it("says of graceful restart also what it has by itself, for a merge leaves what was said before", () => {
    const normal = textsOf({ ...fabric("as-per-rack-dual"), bgp: { gracefulRestart: { stale: 300 } } });
    for (const text of normal)
      expect(text).toContain(
        "\n  graceful-restart\n  graceful-restart restart-time 120\n  graceful-restart stalepath-time 300\n",
      );
  });

  it("is no helper where graceful restart is off", () => {
    const off = textsOf({ ...fabric("as-per-rack-dual"), bgp: { gracefulRestart: { enabled: false } } });
    for (const text of off) expect(text.match(/^.*graceful-restart.*$/gm)).toEqual(["  no graceful-restart"]);
  });

  it("has a line for each doubt", () => {
    const lines = [fabric("igp"), fabric("unnumbered"), drained]
      .flatMap(textsOf)
      .flatMap((text) => text.split("\n").map((line) => line.trim()));
    for (const { pattern } of nxos.unconfirmed) expect(lines.some((line) => pattern.test(line))).toBe(true);
  });
});
