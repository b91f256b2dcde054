import { missingDaemons } from "../../src/deliver/frr/daemons.ts";
import { compile } from "../../src/index.ts";
import { specOf } from "../support/specs.ts";

const textOf = (model: "as-per-rack" | "igp", bfd = false): string =>
  compile({ ...specOf(1, [1], { model }), bgp: { bfd: { enabled: bfd } } }).switches[0]?.text ?? "";

describe("the daemons that a configuration needs", () => {
  it("are ospfd only where it has OSPF", () => {
    expect(missingDaemons(textOf("igp"), "zebra bgpd staticd")).toEqual(["ospfd"]);
    expect(missingDaemons(textOf("igp"), "zebra bgpd staticd ospfd")).toEqual([]);
    expect(missingDaemons(textOf("as-per-rack"), "zebra bgpd")).toEqual([]);
  });

  it("are bfdd only where it has BFD", () => {
    expect(missingDaemons(textOf("as-per-rack", true), "zebra bgpd staticd")).toEqual(["bfdd"]);
    expect(missingDaemons(textOf("as-per-rack", true), "zebra bgpd staticd bfdd")).toEqual([]);
  });
});
