import { exported, type Exporter } from "../exporter.ts";
import { yamlText } from "../texts.ts";
import { expectedPorts, expectedSessions } from "./expected.ts";
import { alertRules, expectedRules, frrExporterRules, nodeExporterRules } from "./rules.ts";

/** Rules by which Prometheus knows what is foretold of every switch's sessions, and alerts where it is otherwise. */
export const prometheus: Exporter = {
  needs: [],
  files: (fabric) => {
    const { plan } = fabric;
    const drained = new Set(plan.switches.flatMap((one) => (one.maintenance ? [one.name] : [])));
    const sessions = expectedSessions(fabric);
    return exported([
      ["expected.rules.yml", yamlText(expectedRules(plan.name, sessions, expectedPorts(fabric), drained))],
      ["frr-exporter.rules.yml", yamlText(frrExporterRules(plan.vrf))],
      ["node-exporter.rules.yml", yamlText(nodeExporterRules)],
      ["alerts.rules.yml", yamlText(alertRules)],
    ]);
  },
};
