import { join } from "node:path";
import {
  describeReview,
  reviewMarkdown,
  reviewSpecs,
  reviewText,
  type DatacenterSpec,
  type Review,
} from "../../src/index.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { expectGolden } from "../support/golden.ts";
import { specOf } from "../support/specs.ts";
import { ROUTED_VARIANTS } from "../support/variants.ts";
import { faultsIn, rendered } from "./rendered.ts";
import { CHANGES, large } from "./specs.ts";

const review = (head: unknown, base: unknown = demo): Review => reviewSpecs({ value: base }, { value: head });

const VERDICTS: Readonly<Record<string, Review["verdict"]["kind"]>> = {
  "no-change": "safe",
  "rack-added": "safe",
  "spine-added": "safe",
  "policy-changed": "safe",
  "model-option-changed": "disruptive",
  "ipv6-added": "safe",
  "pod-range-changed": "refused",
  "block-size-changed": "refused",
  "node-moved": "refused",
  "rack-renamed": "refused",
  "spine-drained": "safe",
  "rack-drained": "disruptive",
  refused: "refused",
};

describe.each(Object.entries(CHANGES))("%s", (name, head) => {
  const found = review(head);
  const document = describeReview(found);

  it("is judged", () => {
    expect(found.verdict.kind).toBe(VERDICTS[name]);
  });

  it("as text", () => {
    expectGolden(join("golden", "review", `${name}.txt`), reviewText(document));
  });

  it("as Markdown, which renders", () => {
    const markdown = reviewMarkdown(document);
    expectGolden(join("golden", "review", `${name}.md`), markdown);
    expect(faultsIn(markdown)).toEqual([]);
  });
});

describe("a review", () => {
  it("tells which lines of the user's own come and go, each with the blocks that it is in", () => {
    const lines = (frr: string): DatacenterSpec => ({ ...demo, lines: { spines: { frr } } });
    const before = lines("interface swp60\n description mine\nlog syslog warnings\n");
    const after = lines("interface swp60\n description yours\nlog syslog warnings\n");
    const { switches, sessions, verdict } = review(after, before);
    expect(switches.map(({ name }) => name)).toEqual(demo.spines.map(({ name }) => name));
    expect(switches[0]?.changes).toEqual([
      { effect: "adds", what: "lines of your own come", items: ["interface swp60 / description yours"] },
      { effect: "takes", what: "lines of your own go", items: ["interface swp60 / description mine"] },
    ]);
    expect([sessions, verdict.kind]).toEqual([[], "disruptive"]);
  });

  it("says of sessions what FRR and BIRD do: switches wait with new timers, nodes start anew", () => {
    const { sessions } = review({ ...demo, bgp: { keepalive: 1 } });
    const fates = (role: string): ReadonlySet<string> =>
      new Set(sessions.filter(({ roles }) => roles.includes(role as never)).map(({ change }) => change));
    expect([...fates("spine")]).toEqual(["waits"]);
    expect([...fates("node")]).toEqual(["resets"]);
  });

  it("says of a link beside another, and of a further spine of a rack, that sessions come and none goes", () => {
    const room = { maxUplinksPerSpine: 2, maxSpines: 4, maxRacks: 8 };
    const base: DatacenterSpec = { ...specOf(2, [1, 1]), capacity: room };
    const some = {
      ...base,
      racks: (base.racks ?? []).map((rack) => ({ ...rack, uplinks: { spines: ["s0"] } })),
    };
    for (const [before, after, appear] of [
      [base, { ...base, uplinks: { links: 2 } }, 4],
      [some, base, 2],
    ] as const) {
      const { sessions, renumbered, verdict } = review(after, before);
      expect(sessions.map(({ change }) => change)).toEqual(Array<string>(appear).fill("appears"));
      expect(renumbered).toEqual([]);
      expect(verdict.kind).toBe("safe");
    }
  });

  it("says of IPv6 what it says of IPv4, and apart: another prefix renumbers one family and resets its sessions alone", () => {
    const dual = (prefix: string): DatacenterSpec => ({ ...demo, ipv6: { prefix } });
    const { sessions, renumbered, verdict } = review(dual("fd99::/48"), dual("fd12:3456:789a::/48"));
    expect(new Set(sessions.map(({ family, change }) => `${family ?? "ipv4"} ${change}`))).toEqual(
      new Set(["ipv6 resets"]),
    );
    expect(sessions).toHaveLength(24);
    expect(renumbered.every(({ label }) => label.endsWith(" IPv6"))).toBe(true);
    expect(renumbered[0]).toEqual({
      name: "spine-1",
      label: "loopback IPv6",
      before: "fd12:3456:789a::",
      after: "fd99::",
      allowed: false,
    });
    expect(verdict.kind).toBe("refused");
    expect(review(dual("fd99::/48"), dual("fd12:3456:789a::/48")).way).toBeNull();
    const gone = review(demo, dual("fd12:3456:789a::/48")).sessions;
    expect(gone.map(({ family, change }) => [family, change])).toEqual(gone.map(() => ["ipv6", "goes"]));
  });

  it("names the ports to servers that come and go with a ToR's VLAN", () => {
    const small = (platform: "frr" | "eos", nodes: number): DatacenterSpec => ({
      ...specOf(1, [nodes]),
      platforms: { tors: platform },
    });
    const ofTor = (base: unknown, head: DatacenterSpec) =>
      review(head, base)
        .switches.filter(({ name }) => name === "r0-tor0")
        .flatMap(({ changes }) => changes.map(({ what, items }) => `${what}: ${items.join(", ")}`));
    expect(ofTor(small("eos", 1), small("eos", 2))).toEqual(["ports to servers come: Ethernet2 (r0-n1)"]);
    expect(ofTor(null, small("eos", 1))).toContain("ports to servers come: Ethernet1 (r0-n0)");
    expect(ofTor(small("frr", 1), small("eos", 1))).toEqual(
      expect.arrayContaining([
        "rack's VLAN: vlan none becomes 10, name none becomes r0, interface none becomes Vlan10",
        "ports to servers come: Ethernet1 (r0-n0)",
      ]),
    );
  });

  it("says of BFD that a session takes it up and goes on, and ends when it is turned off", () => {
    const on = { ...demo, bgp: { bfd: { enabled: true } } };
    const slower = { ...demo, bgp: { bfd: { enabled: true, detectMultiplier: 5 } } };
    expect(review(on).sessions).toEqual([]);
    expect(review(slower, on).sessions).toEqual([]);
    const off = review(demo, on).sessions;
    expect(off.map(({ change }) => change)).toEqual(Array.from({ length: 8 }, () => "resets"));
    expect(off.every(({ roles }) => !roles.includes("node"))).toBe(true);
  });

  it("of a datacenter that is not there yet has only things that come, and of one that goes only things that go", () => {
    const comes = review(demo, null);
    expect(comes.verdict.kind).toBe("safe");
    expect(new Set([...comes.switches, ...comes.objects].map(({ change }) => change))).toEqual(
      new Set(["comes"]),
    );
    const goes = review(null);
    expect(goes.verdict.kind).toBe("disruptive");
    expect(new Set([...goes.switches, ...goes.objects].map(({ change }) => change))).toEqual(
      new Set(["goes"]),
    );
  });

  it("lets a switch be renumbered that is named, and calls it disruptive", () => {
    const renumber = ["r1-tor0", "r2-tor0", "r3-tor0", "r4-tor0"];
    const { verdict } = reviewSpecs({ value: demo }, { value: CHANGES["refused"] }, { renumber });
    expect(verdict.kind).toBe("disruptive");
    expect(verdict.reasons.join("\n")).toContain("renumbered: r1-tor0, r2-tor0, r3-tor0");
  });

  it("refuses another range of a pool whichever switches are named, and makes the pool anew once it is named too", () => {
    const head = { value: CHANGES["pod-range-changed"] };
    const tors = ["r1-tor0", "r2-tor0", "r3-tor0", "r4-tor0"];
    const refused = reviewSpecs({ value: demo }, head, { renumber: tors }).verdict;
    expect(refused.kind).toBe("refused");
    expect(refused.reasons).toHaveLength(1);
    const pools = ["rack-r1", "rack-r2", "rack-r3", "rack-r4"];
    const { verdict } = reviewSpecs({ value: demo }, head, { renumber: [...tors, ...pools] });
    expect(verdict.kind).toBe("disruptive");
    expect(verdict.reasons.join("\n")).not.toMatch(/changed in place: .*rack-r/);
  });

  it("calls a drain safe where nothing is missed, and its end; a node's maintenance too", () => {
    const node = (maintenance: boolean): DatacenterSpec => ({
      ...demo,
      racks: (demo.racks ?? []).map((rack) => ({
        ...rack,
        nodes: (rack.nodes ?? []).map((one) => ({
          ...one,
          maintenance: maintenance && one.name === "r1-n1",
        })),
      })),
    });
    expect(review(demo, CHANGES["spine-drained"]).verdict.kind).toBe("safe");
    expect(review(node(true)).verdict.kind).toBe("safe");
    expect(review(demo, node(true)).verdict.kind).toBe("safe");
  });

  it.each(ROUTED_VARIANTS)(
    "calls a drained ToR of two safe in $name, but for what a failure would take meanwhile",
    ({ fabric }) => {
      const sizes = [
        { nodes: 2, tors: 2 },
        { nodes: 2, tors: 1 },
      ];
      const base = specOf(2, sizes, fabric);
      const drained = {
        ...base,
        racks: base.racks.map((rack) => ({
          ...rack,
          tors: (rack.tors ?? []).map((tor) => ({
            ...tor,
            maintenance: rack.index === 0 && tor.index === 0,
          })),
        })),
      };
      const { verdict, drains } = review(drained, base);
      // While one ToR is drained the session with the other may be the last.
      const reasons = verdict.reasons.filter((one) => !one.startsWith("a failure that took nothing"));
      expect({ ...verdict, ...drains, reasons }).toEqual({
        kind: verdict.reasons.length > 0 ? "disruptive" : "safe",
        reasons: [],
        begins: ["r0-tor0"],
        ends: [],
        lines: ["r0-tor0 is drained and carries nothing: shut, it is not missed (0 pairs lost)"],
        missed: [],
      });
    },
  );

  it("foretells that a rack is lost whose two ToRs are in maintenance at once, though neither is missed alone", () => {
    const base = specOf(2, [{ nodes: 2, tors: 2 }, 2]);
    const head = { ...base, racks: base.racks.map((rack) => ({ ...rack, maintenance: rack.index === 0 })) };
    const { verdict, drains } = review(head, base);
    expect(verdict.kind).toBe("disruptive");
    expect(drains.missed.at(-1)).toMatch(
      /^r0-tor0, r0-tor1 are in maintenance at once: with all of them shut, \d+ pairs are lost, such as r/,
    );
    expect(verdict.reasons.join("\n")).toContain("the pods of its 2 nodes are lost to all others");
  });

  it("says which spec has the errors", () => {
    const { verdict, errors } = review({ ...demo, spines: [] });
    expect(verdict.kind).toBe("refused");
    expect(errors.map(({ side }) => side)).toEqual(["head"]);
  });

  it("names the failures that take traffic once a rack's second ToR is gone", () => {
    const dual: DatacenterSpec = {
      ...demo,
      racks: (demo.racks ?? []).map((rack) => ({ ...rack, tors: [{ index: 0 }, { index: 1 }] })),
    };
    const { failures, verdict } = review(demo, dual);
    expect(failures?.worse.map(({ failure }) => failure)).toContain("device r1-tor0");
    expect(verdict.reasons.join("\n")).toContain("a failure that took nothing would take traffic");
  });
});

describe("512 switches", () => {
  it("fit into a comment that renders, by folding what is alike", () => {
    const document = describeReview(review(large(252, 1), large(252)));
    const markdown = reviewMarkdown(document);
    expect(Buffer.byteLength(markdown)).toBeLessThan(65_536);
    expect(markdown).toContain("ToR r1-tor0 and 503 more alike: changes");
    expect(faultsIn(markdown)).toEqual([]);
  }, 120_000);
});

describe("a comment", () => {
  it("says what was left out where even folding is not enough", () => {
    const folds = Array.from({ length: 3000 }, (_, at) => ({
      summary: `ToR t${String(at)}: changes`,
      lines: [`ports come: swp${String(at)}`.repeat(4)],
      diff: "-a\n+b\n".repeat(50),
    }));
    const markdown = reviewMarkdown({
      name: "dc1",
      verdict: "safe",
      headline: "nothing",
      reasons: [],
      sections: [{ kind: "folds", title: "Switches", folds }],
    });
    expect(Buffer.byteLength(markdown)).toBeLessThan(65_536);
    expect(markdown).toMatch(/\d+ more folds left out/);
    expect(faultsIn(markdown)).toEqual([]);
  });

  it("takes no text for Markdown or HTML, and mentions nobody", () => {
    const evil =
      "a|b `c` <script>x</script> </details> @team #12 [l](http://e.vil) ![i](x) **b** _i_ <!-- --> www.e.vil\n# head";
    const markdown = reviewMarkdown({
      name: evil,
      verdict: "refused",
      headline: evil,
      reasons: [evil],
      sections: [
        { kind: "table", title: evil, head: ["a", "b"], rows: [[evil, evil]], note: evil },
        { kind: "list", title: "list", items: [evil, "- x", "1. y"] },
        {
          kind: "folds",
          title: "folds",
          folds: [{ summary: evil, lines: [evil], diff: `+\`\`\`\n+</details>\n+${evil}\n` }],
        },
      ],
    });
    expect(faultsIn(markdown)).toEqual([]);
    const html = rendered(markdown);
    expect(html).not.toMatch(/<script|<a |<img|<strong|<!-- -->/);
    expect(html.replaceAll(/<pre>.*?<\/pre>|&#\d+;/gs, "")).not.toMatch(/[@#]\w/);
    expect(html.match(/<details>/g)).toHaveLength(1);
  });
});
