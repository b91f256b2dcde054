import { exported, type Exporter } from "../exporter.ts";
import { yamlText } from "../texts.ts";
import { groups } from "./groups.ts";
import { hostVars } from "./host-vars.ts";

/** An inventory in YAML: one file, for its plugin `ansible.builtin.yaml`. */
export const ansible: Exporter = {
  needs: [],
  files: (fabric) => {
    const hosts = hostVars(fabric);
    const inventory = { all: { hosts: Object.fromEntries(hosts), children: groups(fabric, hosts) } };
    return exported([["inventory.yml", yamlText(inventory)]]);
  },
};
