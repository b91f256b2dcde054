import { compile, type DatacenterSpec } from "../../src/index.ts";
import type { RunningText } from "../../src/import/index.ts";
import { startFrrSwitch } from "../deliver/frr-switch.ts";
import { describeWith } from "../support/prerequisites.ts";
import { specOf } from "../support/specs.ts";
import { differing, importedFrom } from "./imported.ts";

const bgp = { bfd: { enabled: true, transmit: 150 }, keepalive: 7, gracefulRestart: { restart: 45 } };

const FABRICS: readonly DatacenterSpec[] = [
  { ...specOf(1, [1], { model: "as-per-rack" }), bgp },
  { ...specOf(1, [1], { model: "igp" }), bgp, ipv6: { prefix: "fd12:3456:789a::/48" } },
  { ...specOf(1, [1], { model: "as-per-server" }), links: "unnumbered" },
];

/** What FRR prints of a configuration that it runs. */
async function printed(device: string, config: string): Promise<RunningText> {
  const router = await startFrrSwitch({
    name: device,
    config,
    daemons: ["zebra", "staticd", "bgpd", "ospfd", "ospf6d", "bfdd"],
  });
  try {
    return { file: `running/${device}.conf`, text: await router.runningConfig() };
  } finally {
    await router.stop();
  }
}

describeWith("what FRR itself prints", ["root", "namespaces", "labPrograms"], () => {
  it.each(FABRICS.map((spec) => [spec.fabric?.model, spec] as const))(
    "of %s becomes a spec whose texts differ from it in nothing",
    async (_, spec) => {
      const { switches } = compile(spec);
      const texts = await Promise.all(switches.map(({ intent, text }) => printed(intent.device, text)));
      const trial = importedFrom("frr", texts);
      expect(differing(trial)).toEqual([]);
      // It is another text than it was given.
      expect(texts.map(({ text }) => text)).not.toEqual(switches.map(({ text }) => text));
    },
    60_000,
  );
});
