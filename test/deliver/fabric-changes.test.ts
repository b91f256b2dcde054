import { recordOf } from "../../src/change-rules/index.ts";
import { fabricNumbers } from "../../src/deliver/index.ts";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { numbersBySwitch } from "../../src/report/index.ts";
import { datacenter as demo } from "../../stacks/demo.ts";

const inputs = (spec: DatacenterSpec, renumber: readonly string[] = []) => {
  const fabric = compile(spec);
  return { numbers: Object.fromEntries(numbersBySwitch(fabric.plan)), record: recordOf(fabric), renumber };
};

const refusal = async (olds: object, news: ReturnType<typeof inputs>): Promise<string> => {
  const { failures } = await fabricNumbers.check(olds, news);
  expect(failures.every(({ property }) => property === "")).toBe(true);
  return failures.map(({ reason }) => reason).join("\n");
};

const longer: DatacenterSpec = { ...demo, sizes: { podBlock: 27 } };

describe("what can't be changed in place", () => {
  it("is refused of all objects at once, with the way that works", async () => {
    const text = await refusal(inputs(demo), inputs(longer));
    expect(text).toMatch(
      /^what runs can't be changed in place like this:\n {2}IPPool rack-r1: its block size 26 would become 27/,
    );
    expect(text).toContain("likewise rack-r2, rack-r3, rack-r4");
    expect(text).toMatch(/\n {4}1\. /);
  });

  it("is refused whichever switches are named, for no switch can grant it", async () => {
    const tors = ["r1-tor0", "r2-tor0", "r3-tor0", "r4-tor0"];
    const text = await refusal(inputs(demo), inputs({ ...demo, pools: { pods: ["10.128.0.0/11"] } }, tors));
    expect(text).toContain("IPPool rack-r1: its CIDR 10.32.0.0/19 would become 10.128.0.0/19");
    expect(text).not.toContain("numbers that were given out");
  });

  it("is no matter of leave for switches: none is asked for", async () => {
    const text = await refusal(inputs(demo), inputs({ ...demo, pools: { pods: ["10.128.0.0/11"] } }));
    expect(text).toContain("IPPool rack-r1: its CIDR");
    expect(text).not.toContain("add r1-tor0");
  });

  it("happens once every pool is named", async () => {
    const pools = ["rack-r1", "rack-r2", "rack-r3", "rack-r4"];
    expect(await refusal(inputs(demo), inputs(longer, pools))).toBe("");
  });

  it("is nothing that comes, and of a state that keeps nothing yet nothing is known", async () => {
    expect(await refusal(inputs({ ...demo, racks: (demo.racks ?? []).slice(1) }), inputs(demo))).toBe("");
    const { record: _, ...older } = inputs(demo);
    expect(await refusal(older, inputs(longer))).toBe("");
  });

  it("is remembered as soon as it is another", async () => {
    const diff = await fabricNumbers.diff("numbers", inputs(demo), inputs(longer));
    expect(diff).toMatchObject({ changes: true, replaces: [] });
    expect(await fabricNumbers.diff("numbers", inputs(demo), inputs(demo))).toMatchObject({ changes: false });
  });
});
