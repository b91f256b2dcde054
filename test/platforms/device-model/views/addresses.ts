import type { Entry } from "./commands.ts";
import { lineOf } from "./checks.ts";

const number = (address: string): number =>
  address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);

/** Two interfaces on one network, which neither device has; null where there are none. */
export function overlapping(root: readonly Entry[]): string | null {
  const all = root
    .filter(({ words }) => words === "interface [name]")
    .flatMap(({ at, inside }) =>
      (inside ?? []).flatMap((one) => {
        const [, address, mask] = /^ip address ([0-9.]+) ([0-9.]+)/.exec(lineOf(one)) ?? [];
        return address === undefined || mask === undefined
          ? []
          : [{ name: at["name"] ?? "", address: number(address), mask: number(mask) }];
      }),
    );
  for (const [place, one] of all.entries())
    for (const other of all.slice(place + 1)) {
      const mask = Math.min(one.mask, other.mask);
      // Bits above 2^31 are beyond what `&` has.
      const size = 2 ** 32 - mask;
      if (one.name !== other.name && Math.floor(one.address / size) === Math.floor(other.address / size))
        return `${other.name}: the address overlaps with that of ${one.name}`;
    }
  return null;
}
