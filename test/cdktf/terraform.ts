import { isDeepStrictEqual } from "node:util";
import { run } from "../support/run.ts";
import { documentIn } from "./stacks.ts";

/*
 * As much of Terraform as the provisioners need: a resource is replaced when its triggers change and updated otherwise; what depends on
 * another is created after it and destroyed before it; a local-exec is run by `/bin/sh -c` in Terraform's own folder and environment.
 */

interface LocalExec {
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly when?: "destroy";
}

export interface Block {
  readonly depends_on?: readonly string[];
  readonly provisioner?: readonly { readonly "local-exec": LocalExec }[];
  readonly triggers?: Readonly<Record<string, string>>;
  readonly triggers_replace?: Readonly<Record<string, string>>;
  readonly input?: Readonly<Record<string, string>>;
}

export interface Document {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
}

/** What Terraform keeps of a resource: its attributes, and nothing of its provisioners. */
export type Attributes = Pick<Block, "triggers" | "triggers_replace" | "input">;

export type State = ReadonlyMap<string, Attributes>;

export interface Ran {
  readonly address: string;
  readonly output: string;
}

export const attributesOf = ({ triggers, triggers_replace, input }: Block): Attributes => ({
  ...(triggers && { triggers }),
  ...(triggers_replace && { triggers_replace }),
  ...(input && { input }),
});

/** Every resource of the kinds that have provisioners, after what it depends on. */
export function blocksOf(document: Document): ReadonlyMap<string, Block> {
  const all = new Map(
    ["terraform_data", "null_resource"].flatMap((type) =>
      Object.entries(document.resource[type] ?? {}).map(([name, block]): [string, Block] => [
        `${type}.${name}`,
        block,
      ]),
    ),
  );
  const ordered = new Map<string, Block>();
  const add = (address: string): void => {
    const block = all.get(address);
    if (block === undefined || ordered.has(address)) return;
    for (const other of block.depends_on ?? []) add(other);
    ordered.set(address, block);
  };
  for (const address of all.keys()) add(address);
  return ordered;
}

const interpolated = (text: string, { input = {} }: Attributes): string =>
  text
    .replaceAll("${path.module}", ".")
    .replaceAll(/(?<!\$)\$\{self\.input\.(\w+)\}/g, (_, name: string) => input[name] ?? "")
    .replaceAll("$${", "${");

const replaces = (old: Attributes, now: Attributes): boolean =>
  !isDeepStrictEqual([old.triggers, old.triggers_replace], [now.triggers, now.triggers_replace]);

async function provision(
  address: string,
  { provisioner = [] }: Block,
  self: Attributes,
  when: "create" | "destroy",
  { folder, env }: Place,
): Promise<Ran[]> {
  const ran: Ran[] = [];
  for (const { "local-exec": exec } of provisioner) {
    if ((exec.when ?? "create") !== when) continue;
    const own = Object.entries(exec.environment).map(([name, text]) => [name, interpolated(text, self)]);
    const { stdout } = await run("/bin/sh", ["-c", interpolated(exec.command, self)], {
      cwd: folder,
      env: { ...env, ...(Object.fromEntries(own) as Record<string, string>) },
    });
    ran.push({ address, output: stdout });
  }
  return ran;
}

interface Place {
  readonly folder: string;
  /** Added to this process's environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** \`terraform apply\` in a folder. @param replace addresses to be made anew although nothing of them changed */
export async function apply(
  place: Place,
  state: State,
  replace: (address: string) => boolean = () => false,
): Promise<{ readonly ran: readonly Ran[]; readonly state: State }> {
  const blocks = blocksOf(documentIn(place.folder));
  const made = new Map<string, Attributes>();
  const ran: Ran[] = [];
  const anew = new Set(
    [...blocks].flatMap(([address, block]) => {
      const old = state.get(address);
      return old === undefined || replaces(old, attributesOf(block)) || replace(address) ? [address] : [];
    }),
  );
  // The provisioners of a resource whose block is gone are gone with it.
  for (const [address, block] of [...blocks].reverse()) {
    const old = state.get(address);
    if (old !== undefined && anew.has(address))
      ran.push(...(await provision(address, block, old, "destroy", place)));
  }
  for (const [address, block] of blocks) {
    const attributes = attributesOf(block);
    made.set(address, attributes);
    if (anew.has(address)) ran.push(...(await provision(address, block, attributes, "create", place)));
  }
  return { ran, state: made };
}

/** `terraform destroy` in a folder. */
export async function destroy(place: Place, state: State): Promise<readonly Ran[]> {
  const ran: Ran[] = [];
  for (const [address, block] of [...blocksOf(documentIn(place.folder))].reverse())
    ran.push(...(await provision(address, block, state.get(address) ?? {}, "destroy", place)));
  return ran;
}
