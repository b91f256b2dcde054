import type { Random } from "./random.ts";

/** Text that would do harm in a configuration, a path, a terminal or an object's prototype. */
const TEXTS = [
  "",
  " ",
  "lo",
  "..",
  "../../etc/passwd",
  "a\nrouter bgp 1",
  "a\r\nexit",
  "\u0000",
  "\u001b[31mred",
  "\u202eevil",
  "\u2028",
  "x".repeat(300),
  "__proto__",
  "constructor",
  "toString",
  "r1-tor0",
  "spine-1",
  "swp1",
  "swp{1}",
  "eth{9999}",
  "Ethernet1/{49}",
  "$(id)",
  "`id`",
  "!vtysh",
  "a b",
  "{{ x }}",
  "64512-64511",
  "64600-65534",
  "4200000000-4294967295",
  "0.0.0.0/0",
  "10.0.0.0/8",
  "10.192.0.0/16",
  "10.254.0.0/31",
  "255.255.255.255/32",
  "10.32.0.0/11",
  "10.32.0.0/33",
  "10.1/16",
  "fd00::/8",
  "fd12:3456:789a::/48",
  "::/0",
  "10.192.0.1",
  "198.51.100.1/31",
  "64500:1",
  "65535:666",
  "4200000000:1:2",
] as const;

const NUMBERS = [
  -1,
  0,
  1,
  2,
  3,
  7,
  10,
  15,
  16,
  24,
  26,
  28,
  29,
  31,
  32,
  33,
  63,
  64,
  65,
  255,
  256,
  1000,
  4095,
  4096,
  4097,
  23456,
  64512,
  65534,
  65535,
  65536,
  2147483647,
  2147483648,
  4294967295,
  4294967296,
  1.5,
  1e21,
  Number.NaN,
  Infinity,
  -Infinity,
  Number.MAX_SAFE_INTEGER,
] as const;

/** Something that stands in no good spec at most places. */
export function oddValue(random: Random): unknown {
  switch (random.below(8)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return [];
    case 3:
      return {};
    case 4:
    case 5:
      return random.pick(NUMBERS);
    default:
      return random.pick(TEXTS);
  }
}

/** Near what is there: a neighbouring number, an octet or a length more, a letter less. */
export function nearValue(random: Random, value: unknown): unknown {
  if (typeof value === "number") return value + random.pick([-1, 1, 2, 8, 64]);
  if (typeof value === "boolean") return !value;
  if (typeof value !== "string") return oddValue(random);
  const numbers = [...value.matchAll(/[0-9]+/g)];
  const [first, ...more] = numbers;
  if (first === undefined || random.chance(0.3)) return random.chance(0.5) ? value.slice(1) : `${value}x`;
  const { 0: digits, index } = random.pick([first, ...more]);
  const moved = String(Math.max(0, Number(digits) + random.pick([-1, 1, 2, 4, 16, 64])));
  return value.slice(0, index) + moved + value.slice(index + digits.length);
}
