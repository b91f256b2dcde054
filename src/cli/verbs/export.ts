import { join } from "node:path";
import {
  exporters,
  type Exported,
  type Exporter,
  type ExporterName,
  type ExportSettings,
} from "../../export/index.ts";
import type { CompiledFabric } from "../../compile.ts";
import type { ExitCode } from "../exit-codes.ts";
import { labelOf } from "../read-text.ts";
import type { Console } from "../streams.ts";
import { EXPORTED, writeFolder, type FolderChange } from "../write-folder.ts";
import { WrongCall } from "../wrong-call.ts";
import { withSoundFabric, type SpecOptions } from "./fabric.ts";

export interface ExportOptions extends SpecOptions, ExportSettings {
  /** The tools. */
  readonly to: readonly ExporterName[];
  /** The folder; each tool has one of its own in it. */
  readonly out: string;
}

/** How the call says each setting. */
const FLAGS: Readonly<Record<keyof ExportSettings, string>> = {
  domain: "--domain",
  serial: "--serial",
  nameServers: "--name-servers",
  resolvers: "--resolvers",
  nextServer: "--next-server",
  bootFile: "--boot-file",
  bootUrl: "--boot-url",
};

const uses = ({ needs, takes = [] }: Exporter, setting: string): boolean =>
  [...needs, ...takes].some((one) => one === setting);

/** @throws WrongCall for a setting that a tool can't do without, or that none of them takes */
function checkSettings(names: readonly ExporterName[], settings: ExportSettings): void {
  const missing = names.flatMap((name) =>
    exporters[name].needs
      .filter((setting) => settings[setting] === undefined)
      .map((setting) => `--to ${name} needs ${FLAGS[setting]}`),
  );
  const idle = Object.keys(settings)
    .filter((setting) => !names.some((name) => uses(exporters[name], setting)))
    .map((setting) => {
      const takers = Object.entries(exporters).filter(([, exporter]) => uses(exporter, setting));
      return `${FLAGS[setting as keyof ExportSettings]} is for --to ${takers.map(([name]) => name).join(", ")}`;
    });
  const wrong = [...missing, ...idle];
  if (wrong.length > 0) throw new WrongCall(wrong.join("\nerror: "));
}

interface Refusal {
  readonly to: ExporterName;
  readonly reason: string;
}

type Written = FolderChange & { readonly folder: string; readonly files: readonly string[] };

function written(fabric: CompiledFabric, folder: string, name: ExporterName, exported: Exported): Written[] {
  if (!exported.ok) return [];
  const own = join(folder, name);
  const change = writeFolder(own, fabric.plan.name, exported.files, EXPORTED);
  return [{ folder: own, files: [...exported.files.keys()], ...change }];
}

const writtenText = (all: readonly Written[]): string =>
  all.flatMap(({ folder, files }) => files.map((file) => `${folder}/${file}\n`)).join("");

const removedText = (datacenter: string, all: readonly Written[]): string =>
  all
    .flatMap(({ folder, removed, kept }) => [
      ...removed.map((file) => `${folder}/${file} is no longer of ${datacenter}: removed\n`),
      ...kept.map(
        (file) => `${folder}/${file} is no longer of ${datacenter}; changed by hand since, so it stays\n`,
      ),
    ])
    .join("");

/** `export SPEC --to TOOL --out DIR`: what other tools take of the fabric. Where one can't be written none is. */
export async function exportSpec(file: string, options: ExportOptions, console: Console): Promise<ExitCode> {
  const { to, out } = options;
  const names = [...new Set(to)];
  const settings: ExportSettings = Object.fromEntries(
    Object.keys(FLAGS).flatMap((name) => {
      const value = options[name as keyof ExportSettings];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  checkSettings(names, settings);
  const refusals: Refusal[] = [];
  const code = await withSoundFabric(file, options, console, (fabric) => {
    const all = names.map((name) => ({ name, exported: exporters[name].files(fabric, settings) }));
    const reasons = all.flatMap(({ name, exported }) =>
      exported.ok ? [] : exported.reasons.map((reason) => ({ to: name, reason })),
    );
    refusals.push(...reasons);
    const done =
      reasons.length > 0 ? [] : all.flatMap(({ name, exported }) => written(fabric, out, name, exported));
    const leftOut = all.flatMap(({ name, exported }) =>
      exported.ok ? exported.leftOut.map((what) => ({ to: name, what })) : [],
    );
    if (options.format === "json") {
      console.out(`${JSON.stringify({ written: done, leftOut, reasons }, null, 2)}\n`);
      return;
    }
    console.out(writtenText(done));
    console.err(
      [
        ...reasons.map((one) => `error: ${labelOf(file)} to ${one.to}: ${one.reason}\n`),
        ...leftOut.map((one) => `left out of ${one.to}: ${one.what}\n`),
      ].join("") + removedText(fabric.plan.name, done),
    );
  });
  return refusals.length > 0 ? 1 : code;
}
