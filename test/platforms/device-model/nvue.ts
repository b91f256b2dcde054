/** A tree of NVUE's: maps down to texts and numbers. */
export interface NvueTree {
  [name: string]: NvueTree | string | number;
}

const isMap = (value: unknown): value is NvueTree => typeof value === "object" && value !== null;

/** What NVUE gives an interface of a name that says what it is, as soon as it has anything. */
function typeOf(name: string): NvueTree {
  const vlan = /^vlan([0-9]+)$/.exec(name)?.[1];
  if (vlan !== undefined) return { type: "svi", vlan: Number(vlan) };
  const sub = /^peerlink\.([0-9]+)$/.exec(name)?.[1];
  if (sub !== undefined) return { type: "sub", vlan: Number(sub), "base-interface": "peerlink" };
  if (name === "lo") return { type: "loopback" };
  const type = /^(swp|bond|eth|peerlink)/.exec(name)?.[1];
  return type === undefined ? {} : { type };
}

/** A word after the other, texts in quotation marks among them. */
function words(command: string): string[] {
  const found: string[] = [];
  let rest = command;
  while (rest !== "") {
    const word = /^"(?:[^"\\]|\\.)*"|^[^ ]+/.exec(rest)?.[0];
    if (word === undefined) throw new Error(`a stray space in ${command}`);
    found.push(word);
    rest = rest.slice(word.length).replace(/^ /, "");
  }
  return found;
}

/**
 * What NVUE makes of `nv unset` and `nv set` in one revision, written down from NVIDIA's guide and independent of what computes the commands. What
 * is unset goes with all that is in it, and maps that are left with nothing go too; what is set comes with the maps on the way.
 *
 * @throws Error for a command that is none, or that sets and unsets one thing
 */
export function nvueAfter(before: NvueTree, commands: readonly string[]): NvueTree {
  const tree = structuredClone(before);
  const gone = new Set<string>();
  let setting = false;
  for (const command of commands) {
    const [nv, verb, ...path] = words(command);
    if (nv !== "nv" || path.length === 0) throw new Error(`no command: ${command}`);
    if (verb === "unset") {
      if (setting) throw new Error(`${command} comes after what is set`);
      gone.add(path.join(" "));
      unset(tree, path.map(bare), command);
    } else if (verb === "set") {
      setting = true;
      set(
        tree,
        path.slice(0, -1).map(bare),
        JSON.parse(path.at(-1) ?? "") as NvueTree | string | number,
        command,
      );
    } else throw new Error(`no command: ${command}`);
  }
  return nvueTyped(tree);
}

/** With what NVUE adds by itself. */
export function nvueTyped(before: NvueTree): NvueTree {
  const tree = structuredClone(before);
  for (const [name, one] of Object.entries(isMap(tree["interface"]) ? tree["interface"] : {}))
    if (isMap(one)) for (const [key, value] of Object.entries(typeOf(name))) one[key] ??= value;
  return tree;
}

const bare = (word: string): string => (word.startsWith('"') ? (JSON.parse(word) as string) : word);

function unset(tree: NvueTree, path: readonly string[], command: string): void {
  const [name = "", ...rest] = path;
  const below = tree[name];
  if (below === undefined) throw new Error(`${command}: nothing is there`);
  if (rest.length > 0) {
    if (!isMap(below)) throw new Error(`${command}: a value has nothing in it`);
    unset(below, rest, command);
    if (Object.keys(below).length > 0) return;
  }
  Reflect.deleteProperty(tree, name);
}

function set(
  tree: NvueTree,
  path: readonly string[],
  value: NvueTree | string | number,
  command: string,
): void {
  const [name = "", ...rest] = path;
  if (rest.length === 0) {
    if (isMap(value) && isMap(tree[name])) return;
    if (tree[name] !== undefined && isMap(value) !== isMap(tree[name]))
      throw new Error(`${command}: of another kind`);
    tree[name] = isMap(value) ? value : nvueKeeps(value);
    return;
  }
  const below = (tree[name] ??= {});
  if (!isMap(below)) throw new Error(`${command}: a value has nothing in it`);
  set(below, rest, value, command);
}

/** As the device prints it: names in order, passwords as what nobody can read. */
export function nvueShows(tree: NvueTree): string {
  const shown = (value: NvueTree | string | number, name: string): unknown => {
    if (!isMap(value)) return name === "password" ? `${CIPHERED}${cipher(String(value))}` : value;
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((key) => [key, shown(value[key] ?? {}, key)]),
    );
  };
  return JSON.stringify(shown(tree, ""), null, 2);
}

const CIPHERED = "$nvsec$";

/** Another text for another password. */
const cipher = (text: string): string => Buffer.from(text).toString("hex").split("").reverse().join("");

/** A value as it is kept: a password that the device itself showed is the one that it stood for. */
export function nvueKeeps(value: string | number): string | number {
  if (typeof value === "number" || !value.startsWith(CIPHERED)) return value;
  return Buffer.from(value.slice(CIPHERED.length).split("").reverse().join(""), "hex").toString();
}
