import { formatIpv4, formatPrefix } from "../../src/net/ipv4.ts";
import { assignmentOf } from "./ipam.ts";

const node = { metadata: { name: "n", labels: { rack: "r1" } } };
const pool = (
  name: string,
  spec: { cidr: string; blockSize?: number; nodeSelector?: string; disabled?: boolean },
) => ({
  metadata: { name },
  spec,
});
const given = (pools: ReturnType<typeof pool>[], index: number): string | null => {
  const assignment = assignmentOf(pools, node, index);
  return assignment === null
    ? null
    : `${assignment.blocks.map(formatPrefix).join()} ${formatIpv4(assignment.pod)}`;
};

describe("the lab's IPAM", () => {
  it("gives a node the block with its index of each pool that selects it, and its pod an address in the first", () => {
    const pools = [
      pool("d", { cidr: "10.9.0.0/16", nodeSelector: "rack == 'r1'" }),
      pool("c", { cidr: "10.8.0.0/16", nodeSelector: "rack == 'r1'", blockSize: 28 }),
      pool("b", { cidr: "10.7.0.0/16", nodeSelector: "rack == 'r2'" }),
      pool("a", { cidr: "10.6.0.0/16", disabled: true }),
    ];
    expect([given(pools, 0), given(pools, 3)]).toEqual([
      "10.8.0.0/28,10.9.0.0/26 10.8.0.1",
      "10.8.0.48/28,10.9.0.192/26 10.8.0.49",
    ]);
  });

  it("gives blocks of 26 where the pool does not say, and none where there is none", () => {
    expect(given([pool("a", { cidr: "10.6.0.0/24" })], 3)).toBe("10.6.0.192/26 10.6.0.193");
    expect(given([pool("a", { cidr: "10.6.0.0/24" })], 4)).toBeNull();
    expect(given([], 0)).toBeNull();
  });
});
