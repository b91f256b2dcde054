import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compile, type CompiledFabric, type DatacenterSpec } from "../../src/index.ts";
import { exporters, type ExporterName, type ExportSettings } from "../../src/export/index.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { datacenter as dualStackOutside } from "../lab/fabrics/dual-stack-outside.ts";

/** A fabric whose servers have a MAC address each, or as many as each has ports. */
export function withMacs(spec: DatacenterSpec, ports = 1): DatacenterSpec {
  let last = 0;
  const macs = () =>
    Array.from({ length: ports }, () => `02:00:00:00:00:${(++last).toString(16).padStart(2, "0")}`);
  const known = <T extends object>(servers: readonly T[] = []) =>
    servers.map((server) => ({ ...server, macs: macs() }));
  return {
    ...spec,
    racks: (spec.racks ?? []).map((rack) => ({
      ...rack,
      nodes: known(rack.nodes),
      hosts: known(rack.hosts),
    })),
  };
}

/** One in IPv4, one in both families with hosts and an outside. */
export const EXPORTED: readonly DatacenterSpec[] = [withMacs(demo), withMacs(dualStackOutside)];

export const SETTINGS: ExportSettings = {
  domain: "dc1.example.com",
  serial: 2026010101,
  nameServers: ["ns1.example.net", "ns2.example.net"],
  resolvers: ["192.0.2.53"],
  nextServer: "192.0.2.69",
  bootFile: "ipxe.efi",
};

/** @throws Error with the reasons where a fabric can't be written */
export function exportedFiles(
  fabric: CompiledFabric,
  name: ExporterName,
  settings: ExportSettings = SETTINGS,
): { readonly files: ReadonlyMap<string, string>; readonly leftOut: readonly string[] } {
  const exported = exporters[name].files(fabric, settings);
  if (!exported.ok) throw new Error(exported.reasons.join("; "));
  return exported;
}

export const exportedSpec = (spec: DatacenterSpec, name: ExporterName, settings: ExportSettings = SETTINGS) =>
  exportedFiles(compile(spec), name, settings);

/** Runs `use` with a folder that holds the files. */
export function inFolder<T>(files: ReadonlyMap<string, string>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "calico-fabric-export-"));
  try {
    for (const [name, text] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
