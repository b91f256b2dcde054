import { ansible } from "./ansible/index.ts";
import { batfish } from "./batfish/index.ts";
import { cabling, labels } from "./cabling/index.ts";
import { containerlab } from "./containerlab/index.ts";
import { dhcp } from "./dhcp/index.ts";
import { dns } from "./dns/index.ts";
import type { Exporter } from "./exporter.ts";
import { grafana } from "./grafana/index.ts";
import { csv } from "./inventory.ts";
import { prometheus } from "./prometheus/index.ts";

export { DEVICE_COLUMNS } from "./inventory.ts";
export type { Exported, Exporter, ExportSettings } from "./exporter.ts";

/** Every tool that a fabric is written for, by the name that `--to` has for it. */
export const exporters = {
  prometheus,
  grafana,
  dns,
  dhcp,
  ansible,
  cabling,
  labels,
  containerlab,
  batfish,
  csv,
} as const satisfies Readonly<Record<string, Exporter>>;

export type ExporterName = keyof typeof exporters;
