import { missingDaemons } from "../../src/deliver/frr/daemons.ts";
import { compile } from "../../src/index.ts";
import { specOf } from "../support/specs.ts";

const textOf = (model: "as-per-rack" | "igp"): string =>
  compile(specOf(1, [1], { model })).switches[0]?.text ?? "";

describe("the daemons that a configuration needs", () => {
  it("are ospfd only where it has OSPF", () => {
    expect(missingDaemons(textOf("igp"), "zebra bgpd staticd")).toEqual(["ospfd"]);
    expect(missingDaemons(textOf("igp"), "zebra bgpd staticd ospfd")).toEqual([]);
    expect(missingDaemons(textOf("as-per-rack"), "zebra bgpd")).toEqual([]);
  });
});
