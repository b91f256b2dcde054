import { compileSpec } from "../../../src/index.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { itMissesNothing } from "./mutilated.ts";
import { readBack } from "./read-back.ts";

/** One of every kind: a drained reflector with passwords and BFD, a border, OSPF in both families, a default, an external range. */
const WANTED = [
  ["guarded", "r2-tor0"],
  ["guarded-as-per-server", "r1-tor0"],
  ["borders", "spine-1"],
  ["borders", "spine-2"],
  ["igp-ipv6", "r1-tor0"],
  ["igp-tors", "r1-tor0"],
  ["downward-default", "spine-1"],
  ["lacp-dual-stack", "r1-tor0"],
  ["ethernet", "r1-tor0"],
] as const;

const texts = WANTED.map(([name, device]): [string, string] => {
  const spec = fabricsOn("eos").find((one) => one.name === name);
  const compilation = compileSpec(spec);
  if (!compilation.ok) throw new Error(`${name} is refused`);
  const text = compilation.fabric.switches.find(({ intent }) => intent.device === device)?.text;
  return [`${name}: ${device}`, text ?? ""];
});

describe.each(texts)("the parser of EOS, given %s", (_name, text) => {
  itMissesNothing(text, readBack);
});

describe("the parser of EOS", () => {
  const [, demo = ""] = texts[0] ?? [];
  it.each([
    [
      "a list that is not there",
      /(match ip address prefix-list )FROM-NODES/,
      "$1NONE",
      "there is no ip prefix-list NONE",
    ],
    [
      "a map that is not there",
      /(neighbor NODES route-map )FROM-NODES/,
      "$1NONE",
      "there is no route-map NONE",
    ],
    [
      "a list that nothing uses",
      /^(ip prefix-list FROM-NODES)$/m,
      "ip prefix-list SPARE\n   seq 10 permit 10.0.0.0/8\n!\n$1",
      "nothing uses ip prefix-list SPARE",
    ],
    [
      "reflection with a next hop of its own",
      /^( {3}neighbor NODES peer group)$/m,
      "$1\n   neighbor NODES next-hop-self",
      "rewrites what it reflects",
    ],
    ["a line of another vendor", /^( {3}router-id .*)$/m, "$1\n   bgp log-neighbor-changes", "no such line"],
  ])("refuses %s", (_what, pattern, replacement, why) => {
    const changed = demo.replace(pattern, replacement);
    expect(changed).not.toBe(demo);
    expect(() => readBack(changed)).toThrow(why);
  });
});
