import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { formatPool6, formatPrefix6 } from "../../src/net/ipv6.ts";
import { embedded, PLACED_POOLS, rangesOf6 } from "../../src/plan/ipv6/places.ts";
import { there } from "../../src/plan/there.ts";
import { specOf } from "../support/specs.ts";

const text = readFileSync(join(process.cwd(), "docs", "ipv6.md"), "utf8");
const snippets = [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map(
  ([, code]) => parse(code ?? "") as Partial<DatacenterSpec>,
);
const spec = (snippet: Partial<DatacenterSpec> | undefined): DatacenterSpec => ({
  ...specOf(1, [1]),
  ...snippet,
});

describe("the page about IPv6", () => {
  it("has snippets that compile", () => {
    expect(snippets).toHaveLength(6);
    for (const snippet of snippets) expect(compile(spec(snippet)).plan.ipv6).not.toBeNull();
  });

  it("names the places at which pools are cut", () => {
    const rows = [...text.matchAll(/^\| (\w+) +\| \d: [0-9a-f]+ +\| (\S+) +\|/gm)].map(([, pool, range]) => [
      pool,
      range,
    ]);
    const ipv6 = there(compile(spec(snippets[0])).datacenter.ipv6 ?? null, "ipv6");
    const everything = { base: 0, length: 0 };
    expect(rows).toEqual([
      ...PLACED_POOLS.map((pool) => [pool, formatPool6(rangesOf6(ipv6, pool))]),
      ...(["services", "outside"] as const).map((what) => [
        what,
        formatPrefix6(embedded(ipv6, what, everything)),
      ]),
    ]);
  });
});
