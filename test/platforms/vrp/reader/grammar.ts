import { BlockList, isIPv4, isIPv6 } from "node:net";

/** A statement at the margin and what is indented under it, one blank taken off. */
export interface Block {
  readonly header: string;
  readonly body: readonly string[];
}

/** A form of a statement, and what is done with its parts. */
export type Rule = readonly [form: RegExp, take: (...parts: string[]) => void];

/** VRP's text as blocks. Comment signs part them. @throws Error at a line that is indented otherwise, or under nothing */
export function blocksOf(text: string): readonly Block[] {
  if (!text.endsWith("\n")) throw new Error("the last line does not end");
  const blocks: { header: string; body: string[] }[] = [];
  for (const line of text.slice(0, -1).split("\n")) {
    if (/^ ?#$/.test(line)) continue;
    const open = blocks.at(-1);
    if (/^[^\s#]/.test(line)) blocks.push({ header: line, body: [] });
    else if (/^ {1,2}[^\s#]/.test(line) && open !== undefined) open.body.push(line.slice(1));
    else throw new Error(`indented under nothing: ${JSON.stringify(line)}`);
  }
  return blocks;
}

/** Takes a line by the one form that it has. @throws Error when it has none */
export function take(line: string, rules: readonly Rule[], where: string): void {
  for (const [form, act] of rules) {
    const parts = form.exec(line);
    if (parts === null) continue;
    act(...parts.slice(1).map((part: string | undefined) => part ?? ""));
    return;
  }
  throw new Error(`${where}: unknown line ${JSON.stringify(line)}`);
}

/** The value that is there. */
export function need<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(what);
  return value;
}

/** @throws Error where a fabric's text must not be so */
export function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

export type FamilyName = "ipv4" | "ipv6";

export const familyOf = (address: string): FamilyName => {
  demand(isIPv4(address) || isIPv6(address), `no address: ${address}`);
  return isIPv4(address) ? "ipv4" : "ipv6";
};

/** `24` for `255.255.255.0`. */
export function lengthOf(mask: string): number {
  const bits = mask
    .split(".")
    .map((octet) => Number(octet).toString(2).padStart(8, "0"))
    .join("");
  demand(/^1*0*$/.test(bits) && bits.length === 32, `no mask: ${mask}`);
  return bits.replaceAll("0", "").length;
}

/** `10.0.0.0/8`; IPv6 comes in upper case, and only so. */
export function prefixOf(address: string, length: string): string {
  demand(address === address.toUpperCase(), `not as VRP shows it: ${address}`);
  demand(isIPv4(address) || isIPv6(address), `no address: ${address}`);
  return `${address.toLowerCase()}/${String(length.includes(".") ? lengthOf(length) : Number(length))}`;
}

/** Whether a network has an address. */
export function contains(prefix: string, address: string): boolean {
  const [base = "", length = ""] = prefix.split("/");
  if (familyOf(base) !== familyOf(address)) return false;
  const list = new BlockList();
  list.addSubnet(base, Number(length), familyOf(base));
  return list.check(address, familyOf(base));
}
