import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { stringify } from "yaml";
import { datacenter as demo } from "../../stacks/demo.ts";
import { describeWith } from "../support/prerequisites.ts";
import { EXPORTED, exportedSpec, inFolder } from "./exported.ts";

/** Sessions of r1-tor0 with spine-1 and of spine-1 with r1-tor0, as frr_exporter tells of them; values over minutes. */
interface Told {
  readonly instance: string;
  readonly peer: string;
  readonly state: string;
  readonly prefixes: string;
}

const seriesOf = ({ instance, peer, state, prefixes }: Told) => {
  const labels = `instance="${instance}", vrf="default", afi="ipv4", safi="unicast", peer="${peer}"`;
  return [
    { series: `frr_bgp_peer_state{${labels}, local_as="1"}`, values: state },
    { series: `frr_bgp_peer_prefixes_received_count_total{${labels}, local_as="1"}`, values: prefixes },
  ];
};

describeWith("Prometheus' own checker", ["promtool"], ({ promtool: { programs } }) => {
  const promtool = programs["promtool"] ?? "";

  it.each(EXPORTED)("takes the rules of $name", (spec) => {
    const { files } = exportedSpec(spec, "prometheus");
    inFolder(files, (folder) => {
      const { status, stdout, stderr } = spawnSync(promtool, ["check", "rules", ...files.keys()], {
        cwd: folder,
        encoding: "utf8",
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).not.toContain("FAILED");
    });
  });

  /** Which alerts fire after a quarter of an hour, by name, device and peer. */
  function alerts(told: readonly Told[]): readonly string[] {
    const { files } = exportedSpec(demo, "prometheus");
    const test = {
      rule_files: [...files.keys()],
      tests: [
        {
          interval: "1m",
          input_series: told.flatMap(seriesOf),
          // Nothing fires by this name: what fires is said in the answer.
          promql_expr_test: [{ expr: 'ALERTS{alertstate="firing"}', eval_time: "15m", exp_samples: [] }],
        },
      ],
    };
    return inFolder(new Map([...files, ["test.yml", stringify(test)]]), (folder) => {
      const { stdout, stderr } = spawnSync(promtool, ["test", "rules", join(folder, "test.yml")], {
        cwd: folder,
        encoding: "utf8",
        maxBuffer: 2 ** 26,
      });
      const fired = [...`${stdout}${stderr}`.matchAll(/\{([^}]*alertname[^}]*)\}/g)].map(
        ([, labels = ""]) => {
          const label = (name: string): string =>
            new RegExp(`${name}=\\\\*"([^"\\\\]*)`).exec(labels)?.[1] ?? "";
          return [label("alertname"), label("device"), label("peer_device") || label("peer")]
            .join(" ")
            .trim();
        },
      );
      return [...new Set(fired)].sort();
    });
  }

  const steady = (value: number): string => `${String(value)}+0x20`;
  const spines = [
    { instance: "r1-tor0:9342", peer: "10.254.0.0", state: steady(1), prefixes: steady(20) },
    { instance: "r1-tor0:9342", peer: "10.254.0.2", state: steady(1), prefixes: steady(20) },
  ];
  const nodes = [10, 11, 12, 13].map((host) => ({
    instance: "r1-tor0:9342",
    peer: `10.192.0.${String(host)}`,
    state: steady(1),
    prefixes: steady(1),
  }));
  const ofTor = (fired: readonly string[]) => fired.filter((one) => one.includes("r1-tor0"));

  it("fires nothing of a switch whose sessions are as foretold, and says which are silent", () => {
    const fired = alerts([...spines, ...nodes]);
    expect(ofTor(fired)).toEqual([]);
    expect(fired).toContain("CalicoFabricDeviceSilent spine-1");
  });

  it("fires of a session that is down, and of one that is shut by hand", () => {
    const [first, second] = spines;
    if (first === undefined || second === undefined) throw new Error("no spines");
    const fired = alerts([{ ...first, state: steady(0) }, { ...second, state: steady(2) }, ...nodes]);
    expect(ofTor(fired)).toEqual([
      "CalicoFabricSessionDown r1-tor0 spine-1",
      "CalicoFabricSessionDown r1-tor0 spine-2",
    ]);
  });

  it("fires of prefixes that are missing, of too many, and of a peer that nobody foretold", () => {
    const [first, second] = spines;
    if (first === undefined || second === undefined) throw new Error("no spines");
    const stranger = { instance: "r1-tor0:9342", peer: "10.192.0.99", state: steady(1), prefixes: steady(1) };
    const fired = alerts([
      { ...first, prefixes: steady(1) },
      second,
      ...nodes.map((node, at) => (at === 0 ? { ...node, prefixes: steady(250) } : node)),
      stranger,
    ]);
    expect(ofTor(fired)).toEqual([
      "CalicoFabricPrefixesMissing r1-tor0 spine-1",
      "CalicoFabricPrefixesNearLimit r1-tor0 r1-n1",
      "CalicoFabricSessionUnknown r1-tor0 10.192.0.99",
    ]);
  });

  it("knows a switch by its name before the domain", () => {
    const named = [...spines, ...nodes].map((one) => ({ ...one, instance: "r1-tor0.dc1.example.com:9342" }));
    expect(ofTor(alerts(named))).toEqual([]);
  });
});
