import { compile, type DatacenterSpec } from "../../src/index.ts";
import { specOf } from "../support/specs.ts";
import { VARIANTS } from "../support/variants.ts";

const dual = (spec: DatacenterSpec): DatacenterSpec => ({ ...spec, ipv6: { prefix: "fd12:3456:789a::/48" } });

const routed = VARIANTS.filter(({ fabric }) => fabric.model !== "l2");

/** A line of either family in words that both have, and without addresses. */
const bare = (line: string): string =>
  line
    .replace(/-V6\b/g, "")
    .replace(/\bipv6\b/g, "ip")
    .replace(/\bipv4\b/g, "ip")
    .replace(/\bospf6\b/g, "ospf")
    .replace(/\bip next-hop global\b/, "ip next-hop")
    .replace(/(?<= )(?:[0-9a-f]*:[0-9a-f:]*|\d+\.\d+\.\d+\.\d+)(?:\/\d+)?/g, "ADDRESS")
    .replace(/ (?:ge|le) \d+/g, "");

const lineCounts = (lines: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(lines, bare)].map(([line, all]) => [line, all.length]));

describe.each(routed)("FRR's text of $name in both address families", ({ fabric }) => {
  const spec = specOf(2, [2, 1], fabric);
  const alone = compile(spec).switches;
  const both = compile(dual(spec)).switches;

  it("has every line of IPv4 as it is alone, but for the limit of neighbours, which both share", () => {
    for (const [at, { text }] of both.entries()) {
      const lines = new Set(text.split("\n"));
      const lost = (alone[at]?.text ?? "").split("\n").filter((line) => !lines.has(line));
      expect(lost.filter((line) => !line.startsWith(" bgp listen limit "))).toEqual([]);
    }
  });

  it("says of IPv6 what it says of IPv4, and one thing more: which next hop it takes", () => {
    for (const [at, { text }] of both.entries()) {
      const before = (alone[at]?.text ?? "").split("\n");
      const left = [...before];
      const added = text.split("\n").filter((line) => {
        const there = left.indexOf(line);
        if (there >= 0) left.splice(there, 1);
        return there < 0;
      });
      const shared =
        /^(?:!| !|exit|interface|router bgp| description| bgp | no bgp |.* set ipv6 next-hop prefer-global)/;
      const expected = lineCounts(before);
      for (const [line, count] of lineCounts(added.filter((one) => !shared.test(one))))
        expect([line, count]).toEqual([line, expected.get(line)]);
    }
  });
});
