import { compile } from "../../../src/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { fabricsOn } from "../support/fabrics.ts";

/** Their dialects know no commands for neighbours by interface: half a change would be worse than none. */
describe.each(["eos", "nxos"] as const)("a switch of %s whose links have no addresses", (system) => {
  const spec = fabricsOn(system).find(({ name }) => name === "unnumbered");
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
        "neighbours by interface (links: unnumbered) come and go by no commands in order yet: put the switch's file in place by hand",
      ],
    });
  });
});
