import fc from "fast-check";
import { IPv4, IPv4CidrRange } from "ip-num";
import {
  canonicalIpv4,
  canonicalPrefix,
  formatIpv4,
  formatPrefix,
  fromCidrRange,
  sizeOf,
} from "../../src/net/ipv4.ts";

/** Text that is an address, or close to one. */
const number = fc.oneof(
  fc.integer({ min: 0, max: 260 }).map(String),
  fc.constantFrom("", "00", "01", "-1", "0x1"),
);
const quad = fc.array(number, { minLength: 3, maxLength: 5 }).map((parts) => parts.join("."));
const length = fc.oneof(fc.integer({ min: 0, max: 40 }).map(String), fc.constantFrom("", "08", "-1", " 8"));

function orNull<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}

describe("IPv4 as it is usually written", () => {
  it("reads what it writes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: 0, max: 32 }),
        (address, bits) => {
          const prefix = { base: address - (address % sizeOf(bits)), length: bits };
          expect(canonicalIpv4(formatIpv4(address))).toBe(address);
          expect(canonicalPrefix(formatPrefix(prefix))).toEqual(prefix);
        },
      ),
    );
  });

  it("reads nothing that ip-num does not read so", () => {
    fc.assert(
      fc.property(quad, length, (text, bits) => {
        const address = canonicalIpv4(text);
        if (address !== null) expect(Number(new IPv4(text).getValue())).toBe(address);
        else {
          const other = orNull(() => new IPv4(text));
          if (other !== null) expect(formatIpv4(Number(other.getValue()))).not.toBe(text);
        }
        const written = `${text}/${bits}`;
        const prefix = canonicalPrefix(written);
        const range = orNull(() => IPv4CidrRange.fromCidr(written));
        if (prefix !== null) expect(range === null ? null : fromCidrRange(range)).toEqual(prefix);
        else if (range !== null) expect(formatPrefix(fromCidrRange(range))).not.toBe(written);
      }),
      { numRuns: 2000 },
    );
  });
});
