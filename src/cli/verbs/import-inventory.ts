import { formatPath, isError } from "../../diagnostics/index.ts";
import { importInventory, type InventoryImport, type SpecObject } from "../../import/inventory/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { Inventory } from "../formats.ts";
import { labelOf, readText, STANDARD_INPUT } from "../read-text.ts";
import { readSource } from "../source.ts";
import { specYaml } from "../spec-yaml.ts";
import type { Console } from "../streams.ts";
import { writeFile } from "../write-file.ts";
import { WrongCall } from "../wrong-call.ts";

export interface InventoryOptions {
  readonly name: string;
  /** The file that the spec is written to, in place of standard output. */
  readonly out?: string;
  /** File of a spec: what it says besides devices stays. */
  readonly base?: string;
  readonly format: "text" | "json";
}

type Good = Extract<InventoryImport, { readonly ok: true }>;

/** A datacenter's inventory of 65,000 servers has 5 MB. */
const MOST_OF_A_FILE = 64 * 1024 * 1024;

/** @throws WrongCall for a file that is no spec */
async function baseOf(file: string | undefined, name: string): Promise<SpecObject> {
  if (file === undefined) return { name };
  const { value, diagnostics } = await readSource(file);
  if (diagnostics.some(isError) || typeof value !== "object" || value === null || Array.isArray(value))
    throw new WrongCall(`${labelOf(file)} is no spec: calico-fabric validate says what is wrong with it`);
  return value as SpecObject;
}

function reportText({ spec, fabric, diagnostics, notes }: Good): string {
  const servers = fabric?.plan.racks.flatMap(({ nodes, hosts }) => [...nodes, ...hosts]).length ?? 0;
  const head =
    fabric === null
      ? "the spec is written, and can't be built yet"
      : `${fabric.plan.model}, ${String(fabric.datacenter.spines.length)} spines, ${String(fabric.plan.racks.length)} racks, ${String(servers)} servers: the spec can be built`;
  const name = typeof spec["name"] === "string" ? spec["name"] : "";
  return [
    `${name}: ${head}`,
    ...notes,
    ...diagnostics.map(
      ({ severity, path, message, hint }) => `${severity}: ${formatPath(path)}: ${message}. Fix: ${hint}.`,
    ),
    "",
  ].join("\n");
}

const resultJson = ({ spec, fabric, diagnostics, notes }: Good): string =>
  `${JSON.stringify(
    {
      spec,
      sound: fabric !== null,
      notes,
      diagnostics: diagnostics.map(({ path, ...told }) => ({ ...told, at: formatPath(path) })),
    },
    null,
    2,
  )}\n`;

/**
 * `import csv|netbox|nautobot FILES`: a spec of an inventory, with every number that does not follow by itself pinned.
 * @throws WrongCall for files that can't be read, with all that is wrong; UnreadableFile, UnwritableFile
 */
export async function importDevices(
  kind: Inventory,
  files: readonly string[],
  { name, out, base, format }: InventoryOptions,
  console: Console,
): Promise<ExitCode> {
  if ([...files, base].filter((file) => file === STANDARD_INPUT).length > 1)
    throw new WrongCall("only one file can be standard input");
  const texts = await Promise.all(
    files.map(async (file) => ({ file: labelOf(file), text: await readText(file, MOST_OF_A_FILE) })),
  );
  const result = importInventory(kind, texts, await baseOf(base, name));
  if (!result.ok) throw new WrongCall(result.faults.join("\nerror: "));
  const text = specYaml(result.spec);
  if (out !== undefined) writeFile(out, text);
  if (format === "json") console.out(resultJson(result));
  else if (out === undefined) {
    console.out(text);
    console.err(reportText(result));
  } else console.out(reportText(result));
  return result.fabric === null ? 1 : 0;
}
