import type { ExporterName } from "../export/index.ts";
import { READ_PLATFORMS, type ReadPlatform } from "../import/read-platforms.ts";
import type { ModelName } from "../spec/index.ts";

/** How a verb can print. The first is the default. */
export const FORMATS = ["text", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** How what compares two specs can print. */
export const REVIEW_FORMATS = ["text", "markdown", "json"] as const;
export type ReviewFormat = (typeof REVIEW_FORMATS)[number];

const models: Readonly<Record<ModelName, true>> = {
  "as-per-rack": true,
  "as-per-server": true,
  "as-per-cluster": true,
  "downward-default": true,
  igp: true,
  l2: true,
};

/** Every model, without loading any. */
export const MODELS: readonly string[] = Object.keys(models);

/** What becomes a spec: running configurations of a platform, or of several (`switches`), and a cluster's objects. */
export const IMPORTED: readonly Imported[] = [...READ_PLATFORMS, "switches", "calico"];
export type Imported = ReadPlatform | "switches" | "calico";

/** What an inventory becomes a spec from. */
export const INVENTORIES = ["csv", "netbox", "nautobot"] as const;
export type Inventory = (typeof INVENTORIES)[number];

export const isInventory = (name: Imported | Inventory): name is Inventory =>
  INVENTORIES.some((one) => one === name);

const tools: Readonly<Record<ExporterName, true>> = {
  prometheus: true,
  grafana: true,
  dns: true,
  dhcp: true,
  ansible: true,
  cabling: true,
  labels: true,
  containerlab: true,
  batfish: true,
  csv: true,
};

/** Every tool that `export` writes for, without loading any. */
export const TOOLS: readonly string[] = Object.keys(tools);
