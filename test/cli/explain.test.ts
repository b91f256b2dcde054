import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calicoFabric } from "./command-line.ts";

const folder = mkdtempSync(join(tmpdir(), "explain-"));
const file = join(folder, "dc.yaml");

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("explain", () => {
  it("leads to a pool whether it is written as a list or as one range, and says by default of others alone", () => {
    const of = (pools: string): string => {
      writeFileSync(
        file,
        `name: dc\npools: ${pools}\nspines: [{ name: spine-1, index: 0 }]\nracks: [{ name: r1, index: 0 }]\n`,
      );
      const { out } = calicoFabric("explain", file, "10.192.0.0/24");
      return /\S+ \([^)]*\)$/m.exec(out.split("declared")[1] ?? "")?.[0] ?? out;
    };
    expect(of("{ nodes: 10.192.0.0/15 }")).toBe("pools.nodes (line 2)");
    expect(of("{ nodes: [10.192.0.0/15] }")).toBe("pools.nodes[0] (line 2)");
    expect(of("{}")).toBe("pools.nodes[0] (by default)");
  });
});
