import type { ExporterName } from "../export/index.ts";
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

/** What becomes a spec: running configurations of platforms, and a cluster's objects. */
export const IMPORTED = ["frr", "eos", "nxos", "calico"] as const;
export type Imported = (typeof IMPORTED)[number];

/** What an inventory becomes a spec from. */
export const INVENTORIES = ["csv", "netbox"] as const;
export type Inventory = (typeof INVENTORIES)[number];

const tools: Readonly<Record<ExporterName, true>> = {
  prometheus: true,
  dns: true,
  ansible: true,
  cabling: true,
  labels: true,
  containerlab: true,
  csv: true,
};

/** Every tool that `export` writes for, without loading any. */
export const TOOLS: readonly string[] = Object.keys(tools);
