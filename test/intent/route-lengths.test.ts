import { compile, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import { containsPrefix } from "../../src/net/ipv4.ts";
import { familiesOf } from "../../src/intent/index.ts";
import type { PrefixRule } from "../../src/plan/session.ts";
import { STACKS } from "../support/fabrics.ts";

const isRule = (value: object): value is PrefixRule => "what" in value && "minLength" in value;

/** Every rule by which anybody lets routes in or out, wherever it stands in what switches, hosts and nodes are to do. */
function rulesIn(value: unknown): readonly PrefixRule[] {
  if (typeof value !== "object" || value === null) return [];
  if (isRule(value)) return [value];
  return Object.values(value).flatMap(rulesIn);
}

const BLOCK = 26;

describe.each(STACKS.map((spec): [string, DatacenterSpec] => [spec.name, spec]))("in %s", (_, spec) => {
  const strict = (strictAffinity: boolean): DatacenterSpec => ({
    ...spec,
    sizes: { ...spec.sizes, podBlock: BLOCK },
    calico: { ...spec.calico, ipam: { ...spec.calico?.ipam, strictAffinity } },
  });
  const family = (fabric: ReturnType<typeof compile>, name: "ipv4" | "ipv6") =>
    familiesOf(fabric.plan.ipv6).find((one) => one.name === name);
  const longest = (fabric: ReturnType<typeof compile>, name: "ipv4" | "ipv6"): ReadonlySet<number> =>
    new Set(
      rulesIn(intentsOf(fabric))
        .filter(({ what }) => what === "pods")
        .flatMap((rule) => family(fabric, name)?.rule(rule).maxLength ?? []),
    );

  it("nobody lets a pod's own address pass where nodes take addresses from their own blocks only", () => {
    const fabric = compile(strict(true));
    expect([...longest(fabric, "ipv4")]).toEqual(family(fabric, "ipv4") === undefined ? [] : [BLOCK]);
    expect([...longest(fabric, "ipv6")]).toEqual(fabric.plan.ipv6 === null ? [] : [96 + BLOCK]);
  });

  it("everybody does where a node may borrow an address, and makes room for it", () => {
    const [borrowing, own] = [compile(strict(false)), compile(strict(true))];
    expect([...longest(borrowing, "ipv4")]).toEqual(family(borrowing, "ipv4") === undefined ? [] : [32]);
    expect([...longest(borrowing, "ipv6")]).toEqual(borrowing.plan.ipv6 === null ? [] : [128]);
    expect(borrowing.plan.limits.routesPerNode).toBeGreaterThan(own.plan.limits.routesPerNode);
  });

  it("of services whole ranges and single addresses pass, and nothing in between", () => {
    if (spec.ipv6 !== undefined) return;
    const fabric = compile({
      ...spec,
      services: {
        clusterIps: ["10.96.0.0/16"],
        externalIps: ["198.18.7.7/32"],
        loadBalancerIps: ["198.18.0.0/24"],
      },
    });
    const rules = rulesIn(intentsOf(fabric)).filter(({ what }) => what === "services");
    expect(rules.length).toBeGreaterThan(0);
    for (const { prefix, minLength, maxLength } of rules) {
      expect(minLength).toBe(maxLength);
      expect([prefix.length, 32]).toContain(minLength);
    }
    const told = (length: number): boolean =>
      rules.some(
        (rule) => containsPrefix(rule.prefix, { base: 0xc6120000, length }) && rule.minLength === length,
      );
    expect([24, 25, 31, 32].map(told)).toEqual([true, false, false, true]);
  });
});
