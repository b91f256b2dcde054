import { compile } from "../../../src/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { fabricsOn } from "../support/fabrics.ts";

const WHAT = {
  unnumbered: "neighbours by interface (links: unnumbered)",
  "in-vrf": "the lines of a fabric in a VRF (vrf)",
} as const;

const cases = (["eos", "nxos"] as const).flatMap((system) =>
  (["unnumbered", "in-vrf"] as const).map((fabric) => [system, fabric] as const),
);

/** Their dialects know no commands for such lines: half a change would be worse than none. */
describe.each(cases)("a switch of %s of a fabric that is %s", (system, fabric) => {
  const spec = fabricsOn(system).find(({ name }) => name === fabric);
  const { text = "" } = spec === undefined ? {} : (compile(spec).switches[0] ?? {});
  const change = platforms[system].dialect?.change;
  const nothing = { running: "", was: "", wanted: "", baseline: "" };

  it.each([
    ["comes", { ...nothing, wanted: text }],
    ["goes", { ...nothing, running: text, was: text }],
  ])("is changed by no commands, and the way out is said, when it %s", (_, question) => {
    expect(change?.(question)).toEqual({
      commands: [],
      resets: [],
      unsettled: [],
      clashes: [
        `${WHAT[fabric]} come and go by no commands in order yet: put the switch's file in place by hand`,
      ],
    });
  });
});

/** Only the fabric's own lines say it: a user's VRF beside them does not. */
it.each(["eos", "nxos"] as const)(
  "a switch of %s with VRFs of a user's own is changed by commands",
  (system) => {
    const spec = fabricsOn(system).find(({ name }) => name === "demo");
    const { text = "" } = spec === undefined ? {} : (compile(spec).switches[0] ?? {});
    const running = "router bgp 65000\n   vrf blue\n      router-id 192.0.2.1\n";
    const answer = platforms[system].dialect?.change({ running, was: "", wanted: text, baseline: running });
    expect(answer?.clashes ?? []).not.toContainEqual(expect.stringContaining("VRF"));
  },
);
