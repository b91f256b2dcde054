/** An interface in ifupdown2's file: its lines by their first word, in order where a word may come again. */
export interface Stanza {
  readonly name: string;
  readonly words: ReadonlyMap<string, string>;
  readonly addresses: readonly string[];
  /** Commands once it is up. */
  readonly after: readonly string[];
}

/** What the fabric's file may say, and the form of it. */
const WORDS: Readonly<Record<string, RegExp>> = {
  alias: /^\S.*$/,
  mtu: /^\d+$/,
  "link-speed": /^\d+$/,
  "link-duplex": /^full$/,
  "link-autoneg": /^off$/,
  "link-fec": /^(?:rs|baser|off)$/,
  "address-purge": /^no$/,
  "bridge-vlan-aware": /^yes$/,
  "bridge-ports": /^\S.*$/,
  "bridge-vids": /^\d+(?: \d+)*$/,
  "bridge-access": /^\d+$/,
  "bridge-allow-untagged": /^no$/,
  "bridge-stp": /^(?:on|off)$/,
  "bridge-bridgeprio": /^\d+$/,
  "vlan-raw-device": /^\S+$/,
  "vlan-id": /^\d+$/,
  "bond-slaves": /^\S.*$/,
  hwaddress: /^02:fb(?::[0-9a-f]{2}){4}$/,
  "bond-mode": /^802\.3ad$/,
  "bond-xmit-hash-policy": /^layer3\+4$/,
};

const HEAD = "# What the fabric owns of this switch's network.";

function stanzaOf(block: string): Stanza {
  const [auto = "", iface = "", ...lines] = block.split("\n");
  const name = /^auto (\S+)$/.exec(auto)?.[1];
  if (name === undefined || iface !== `iface ${name}`)
    throw new Error(`"${auto}" and "${iface}" are no stanza`);
  const words = new Map<string, string>();
  const after: string[] = [];
  const addresses: string[] = [];
  for (const line of lines) {
    const [, word = "", value = ""] = /^ {4}(\S+) (.+)$/.exec(line) ?? [];
    if (word === "post-up") after.push(value);
    else if (word === "address") addresses.push(value);
    else if (words.has(word) || WORDS[word]?.test(value) !== true)
      throw new Error(`${name}: "${line}" is unknown, or there twice`);
    else words.set(word, value);
  }
  return { name, words, addresses, after };
}

/** @throws Error at the first line that is unknown, and at an interface that is there twice */
export function stanzasOf(file: string): ReadonlyMap<string, Stanza> {
  const [head = "", ...blocks] = file.trimEnd().split("\n\n");
  if (!head.startsWith(HEAD) || head.includes("\n")) throw new Error(`"${head}" is not how the file begins`);
  const stanzas = new Map<string, Stanza>();
  for (const one of blocks.map(stanzaOf)) {
    if (stanzas.has(one.name)) throw new Error(`${one.name} is there twice`);
    stanzas.set(one.name, one);
  }
  return stanzas;
}

export const list = (stanza: Stanza, word: string): readonly string[] => {
  const value = stanza.words.get(word);
  return value === undefined || value === "none" ? [] : value.split(" ");
};

/** The words that an interface has, and no others. @throws Error otherwise */
export function onlyHas({ name, words }: Stanza, ...allowed: readonly string[]): void {
  const more = [...words.keys()].filter((word) => !allowed.includes(word));
  if (more.length > 0) throw new Error(`${name} has ${more.join(", ")}`);
}

/** @throws Error where it is not there */
export function said({ name, words }: Stanza, word: string): string {
  const value = words.get(word);
  if (value === undefined) throw new Error(`${name} has no ${word}`);
  return value;
}
