import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { familiesOf } from "../../src/intent/index.ts";
import { formatIpv4, formatPrefix } from "../../src/net/ipv4.ts";
import { there } from "../../src/plan/there.ts";
import { datacenterJsonSchema } from "../../src/spec/json-schema.ts";
import { numberedLinks } from "../support/links.ts";

const page = readFileSync(join(process.cwd(), "docs", "brownfield.md"), "utf8");
const [spec = { name: "", spines: [] }] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, text = ""]) => parse(text) as DatacenterSpec,
);

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Every field below a `pin`, by its name there. */
function pinsIn(schema: Schema, isPin = false): readonly string[] {
  const fields = Object.entries(schema.properties ?? {});
  return [
    ...(isPin ? fields.map(([name]) => name) : []),
    ...fields.flatMap(([name, field]) =>
      isPin && name === "ipv6"
        ? Object.keys(field.properties ?? {}).map((one) => `ipv6.${one}`)
        : pinsIn(field, name === "pin"),
    ),
    ...(schema.items === undefined ? [] : pinsIn(schema.items)),
  ];
}

describe("the page on fabrics that exist", () => {
  const { plan } = compile(spec);

  it("has a rack of another size with its gateway at its end, and another that begins elsewhere", () => {
    expect(
      plan.racks.map(({ subnet, tors, nodes }) => [
        subnet === null ? "" : formatPrefix(subnet),
        ...[...tors, ...nodes].map(({ address }) => formatIpv4(address ?? 0)),
      ]),
    ).toEqual([
      ["10.20.10.0/23", "10.20.11.254", "10.20.10.11", "10.20.11.200"],
      ["10.20.1.0/24", "10.20.1.254", "10.20.1.101"],
    ]);
  });

  it("has links of both lengths, in both directions", () => {
    expect(
      numberedLinks(plan)
        .filter(({ ends: [{ device }] }) => device === "a01-leaf-a")
        .map(({ subnet, ends }) => [
          formatPrefix(subnet),
          ...ends.map((end) => ("address" in end ? formatIpv4(end.address) : "")),
        ]),
    ).toEqual([
      ["10.1.9.0/31", "10.1.9.1", "10.1.9.0"],
      ["10.1.0.4/30", "10.1.0.5", "10.1.0.6"],
    ]);
  });

  it("has in IPv6 what it pins there", () => {
    const [, ipv6] = familiesOf(plan.ipv6);
    const [rack] = plan.racks;
    const [link] = plan.links;
    expect([
      ipv6?.prefix(there(rack?.subnet ?? null, "subnet")),
      ipv6?.address(rack?.nodes[1]?.address ?? 0),
    ]).toEqual(["fd12:3456:789a:2010::/64", "fd12:3456:789a:2010::1c8"]);
    expect(link?.ends.map((end) => ("address" in end ? ipv6?.address(end.address) : ""))).toEqual([
      "fd12:3456:789a:2ff::2",
      "fd12:3456:789a:2ff::1",
    ]);
  });

  it("names every pin that there is", () => {
    const pins = new Set(pinsIn(datacenterJsonSchema()).filter((name) => name !== "ipv6"));
    expect([...pins].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
