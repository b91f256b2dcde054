import { isSaid, type Command, type Node, type State } from "./engine.ts";

/** A line of which there is one, by its first words. */
export const one = (words: string, more: Partial<Command> = {}): Command => ({
  form: new RegExp(`^${words}(?: (.+))?$`),
  slot: () => words,
  ...more,
});

/** A line that is on or off. */
export const flag = (words: string, byItself: boolean | Command["byItself"] = false): Command => ({
  form: new RegExp(`^(?:no )?${words}$`),
  slot: () => words,
  byItself: typeof byItself === "function" ? byItself : (line) => line.startsWith("no ") !== byItself,
});

/** Another VRF takes from an interface what routes in the one that it was in. */
export const vrf = (words: string, takes: RegExp): Command => {
  const loses = (state: State): void => {
    const inside = inMost(state)?.inside;
    for (const [slot, { line }] of inside ?? []) if (takes.test(line)) inside?.delete(slot);
  };
  return one(words, { then: loses, leaves: loses });
};

/** A line of which there may be many. */
export const many = (form: RegExp, more: Partial<Command> = {}): Command => ({ form, ...more });

/** A line that is hidden when it is this one. */
export const usually = (usual: string): Pick<Command, "byItself"> => ({
  byItself: (line) => line === usual,
});

export const inMost = ({ open }: State): Node | undefined => open.at(-1);

export const isThere = ({ top }: State, line: RegExp): boolean => isSaid(top, line);

const value = (address: string): number =>
  address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);

const network = (text: string): readonly [number, number] => {
  const [address = "", length = "32"] = text.split("/");
  const size = 2 ** (32 - Number(length));
  const base = Math.floor(value(address) / size) * size;
  return [base, base + size - 1];
};

/** An address of one interface may not be in the network of another. */
export function overlapping({ top, open }: State, address: string): string | null {
  const [first, last] = network(address);
  for (const block of top.inside.values()) {
    if (!block.line.startsWith("interface ") || block === open.at(-1)) continue;
    for (const { line } of block.inside.values()) {
      const other = /^ip address (\d\S+)/.exec(line)?.[1];
      if (other === undefined) continue;
      const [low, high] = network(other);
      if (first <= high && low <= last) return `% ${address} overlaps with ${other} of ${block.line}`;
    }
  }
  return null;
}

/** An address that is free, on an interface that routes. */
export const routedOnly =
  (isSwitched: (block: Node | undefined) => boolean) =>
  (state: State, [address = ""]: readonly string[]): string | null =>
    isSwitched(inMost(state))
      ? "% the interface is switched"
      : address.includes(".")
        ? overlapping(state, address)
        : null;
