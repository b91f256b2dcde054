import { findWay, viewWay } from "../../src/change/index.ts";
import type { CalicoVersion } from "../../src/spec/index.ts";
import { fabric, side } from "./sides.ts";

/** What it costs to give every node another AS, where each has two ToRs. */
const lostAt = (version: CalicoVersion): number => {
  const [from, to] = [undefined, { nodeAsns: "4200100000-4200199999" }].map((pools) =>
    side(
      fabric(
        [2, 2],
        { calico: { version }, ...(pools === undefined ? {} : { pools }) },
        { model: { model: "as-per-server" } },
      ),
    ),
  );
  if (from === undefined || to === undefined) throw new Error("two sides");
  return viewWay(findWay(from, to)).lost;
};

describe("nodes that are to be in another AS", () => {
  it("show each ToR the AS that it knows, and lose nothing", () => {
    expect(lostAt("3.31")).toBe(0);
  });

  it("lose something under a release whose BGPPeer can't say another AS (localASNumber, from 3.31 on)", () => {
    expect(lostAt("3.30")).toBeGreaterThan(0);
  });
});
