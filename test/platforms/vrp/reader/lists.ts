import { demand, familyOf, prefixOf, type FamilyName } from "./grammar.ts";
import type { Named } from "./named.ts";

/** Rules as facts say them: `permit 10.0.0.0/8 24-32`. */
export interface List {
  readonly family: FamilyName;
  readonly rules: string[];
  last: number;
}

const LIST =
  /^ip (ip|ipv6)-prefix (\S+) index ([0-9]+) (permit|deny) (\S+) ([0-9]+)(?: greater-equal ([0-9]+))?(?: less-equal ([0-9]+))?$/;

/** Whether it is a line of a prefix list; then it is taken. */
export function readList(line: string, lists: Named<List>): boolean {
  const parts = LIST.exec(line);
  if (parts === null) return false;
  const [, word, name = "", index, what = "", address = "", length = "", least, most] = parts;
  const family = word === "ip" ? "ipv4" : "ipv6";
  const bits = family === "ipv4" ? 32 : 128;
  demand(familyOf(address) === family, line);
  const low = Number(least ?? length);
  const high = Number(most ?? (least === undefined ? length : bits));
  demand(Number(length) <= low && low <= high && high <= bits, `lengths out of order: ${line}`);
  const list = lists.edit(name, () => ({ family, rules: [], last: 0 }));
  demand(list.family === family && Number(index) > list.last, `out of order: ${line}`);
  list.last = Number(index);
  list.rules.push(`${what} ${prefixOf(address, length)} ${String(low)}-${String(high)}`);
  return true;
}
