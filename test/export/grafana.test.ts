import { spawnSync } from "node:child_process";
import { stringify } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { exporters } from "../../src/export/index.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { checkersOf } from "../support/declared.ts";
import { STACKS } from "../support/fabrics.ts";
import { describeWith } from "../support/prerequisites.ts";
import { EXPORTED, exportedSpec, inFolder } from "./exported.ts";

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly panels?: readonly Panel[];
  readonly targets?: readonly { readonly expr: string }[];
  readonly options?: unknown;
  readonly fieldConfig?: { readonly defaults: { readonly custom?: unknown } };
}

interface Dashboard {
  readonly uid: string;
  readonly panels: readonly Panel[];
}

function dashboardOf(spec: DatacenterSpec): Dashboard {
  const [text = ""] = exportedSpec(spec, "grafana").files.values();
  return JSON.parse(text) as Dashboard;
}

const panelsOf = ({ panels }: Dashboard): readonly Panel[] =>
  panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);

const stack = (wanted: string): DatacenterSpec => {
  const found = STACKS.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`no ${wanted}`);
  return found;
};

describe("a dashboard", () => {
  const composable = "@grafana/schema/dist/esm/raw/composable";
  const checkers = checkersOf(
    [
      'export type { Dashboard } from "@grafana/schema/dist/esm/raw/dashboard/x/Dashboard_types.gen";',
      `export type { Options as stat } from "${composable}/stat/panelcfg/x/StatPanelCfg_types.gen";`,
      `export type { Options as table, FieldConfig as tableField } from "${composable}/table/panelcfg/x/TablePanelCfg_types.gen";`,
      `export type { Options as timeseries, FieldConfig as timeseriesField } from "${composable}/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen";`,
    ].join("\n"),
    ["Dashboard", "stat", "table", "timeseries", "tableField", "timeseriesField"],
  );
  const isChecked = (name: string): name is keyof typeof checkers => name in checkers;
  const faults = (name: string, value: unknown): readonly string[] =>
    isChecked(name) ? checkers[name](value) : [`nothing is known of ${name}`];

  it("is as Grafana's own schema has it, each panel by its kind's", () => {
    for (const spec of [...EXPORTED, stack("as-per-rack-routed")]) {
      const dashboard = dashboardOf(spec);
      const panels = panelsOf(dashboard).filter(({ type }) => type !== "row");
      expect([
        ...faults("Dashboard", dashboard),
        ...panels.flatMap(({ type, options, fieldConfig }) => [
          ...faults(type, options),
          ...(fieldConfig?.defaults.custom === undefined
            ? []
            : faults(`${type}Field`, fieldConfig.defaults.custom)),
        ]),
      ]).toEqual([]);
    }
  });

  it("is held against a schema that refuses what it does not have", () => {
    const dashboard = dashboardOf(demo);
    const { panels: _, ...rest } = dashboard;
    expect(faults("Dashboard", { ...rest, schemaVersion: "39" })).toHaveLength(1);
    expect(faults("Dashboard", { ...rest, titel: "Fabric" })).toEqual(["Dashboard.titel is not declared"]);
    expect(faults("stat", { colorMode: "loud" })).toContain("stat.graphMode is missing");
  });

  it("numbers its panels, and has no two in one place", () => {
    const panels = panelsOf(dashboardOf(demo));
    expect(panels.map(({ id }) => id)).toEqual(panels.map((_, at) => at + 1));
    for (const level of [
      dashboardOf(demo).panels,
      ...panels.flatMap((one) => (one.panels ? [one.panels] : [])),
    ]) {
      const cells = level.flatMap(({ gridPos: { x, y, w, h } }) =>
        Array.from({ length: w * h }, (_, at) => `${String(x + (at % w))} ${String(y + Math.floor(at / w))}`),
      );
      expect(new Set(cells).size).toBe(cells.length);
    }
    expect(Math.max(...panels.map(({ gridPos: { x, w } }) => x + w))).toBeLessThanOrEqual(24);
  });

  it("has a uid that Grafana takes, and no two datacenters the same", () => {
    const long = "a".repeat(63);
    const uids = ["dc1", long, `${long.slice(1)}b`].map((name) => dashboardOf({ ...demo, name }).uid);
    expect(new Set(uids).size).toBe(3);
    expect(uids.filter((uid) => !/^[-\w]{1,40}$/.test(uid))).toEqual([]);
  });

  it("is refused where no switch has a session", () => {
    expect(exporters.grafana.files(compile(stack("l2")), {})).toMatchObject({ ok: false });
  });
});

describeWith("the dashboard's questions", ["promtool"], ({ promtool: { programs } }) => {
  const promtool = programs["promtool"] ?? "";
  const asked = (expr: string): string =>
    expr.replaceAll("$device", ".*").replaceAll("$rack", "r1|r2").replaceAll("$__all", ".*");
  const { files } = exportedSpec(demo, "prometheus");
  const questions = panelsOf(dashboardOf(demo)).flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({ title, expr: asked(expr) })),
  );
  const exprOf = (title: string): string => questions.find((one) => one.title === title)?.expr ?? "";

  it("are PromQL", () => {
    const rules = { groups: [{ name: "g", rules: questions.map(({ expr }) => ({ record: "a", expr })) }] };
    const text = stringify(rules);
    inFolder(new Map([["rules.yml", text]]), (folder) => {
      const { stdout, stderr } = spawnSync(promtool, ["check", "rules", "--lint=none", "rules.yml"], {
        cwd: folder,
        encoding: "utf8",
      });
      expect(`${stdout}${stderr}`).not.toMatch(/FAILED|rror/);
      expect(stdout).toContain(`SUCCESS: ${String(questions.length)} rules found`);
    });
  });

  const session = (peer: string, state: number, prefixes: number) => {
    const labels = `instance="r1-tor0:9342", vrf="default", afi="ipv4", safi="unicast", peer="${peer}"`;
    return [
      { series: `frr_bgp_peer_state{${labels}}`, values: `${String(state)}+0x20` },
      { series: `frr_bgp_peer_prefixes_received_count_total{${labels}}`, values: `${String(prefixes)}+0x20` },
    ];
  };

  it("are answered by what is recorded", () => {
    const port = 'instance="r1-tor0:9100", device="swp49"';
    const sample = (value: number, labels = "{}") => ({ labels, value });
    const test = {
      rule_files: [...files.keys()],
      tests: [
        {
          interval: "1m",
          input_series: [
            ...session("10.254.0.0", 1, 1),
            ...session("10.254.0.2", 0, 0),
            ...session("10.192.0.10", 1, 1),
            ...session("10.192.0.99", 1, 1),
            { series: `node_network_receive_errs_total{${port}}`, values: "0+60x20" },
            { series: `node_network_transmit_errs_total{${port}}`, values: "0+60x20" },
          ],
          promql_expr_test: [
            ["Established", [sample(2)]],
            ["With prefixes missing", [sample(1)]],
            ["Unknown", [sample(1)]],
            [
              "Errors, the worst ports",
              [
                sample(
                  2,
                  '{datacenter="demo", device="r1-tor0", interface="swp49", peer_device="spine-1", peer_interface="swp1"}',
                ),
              ],
            ],
          ].map(([title, samples]) => ({
            expr: exprOf(title as string),
            eval_time: "15m",
            exp_samples: samples,
          })),
        },
      ],
    };
    inFolder(new Map([...files, ["test.yml", stringify(test)]]), (folder) => {
      const { status, stdout, stderr } = spawnSync(promtool, ["test", "rules", "test.yml"], {
        cwd: folder,
        encoding: "utf8",
      });
      expect(`${stdout}${stderr}`).toContain("SUCCESS");
      expect(status).toBe(0);
    });
  });
});
