import { switchConfig, type SwitchInputs } from "../../src/deliver/index.ts";
import { inputsFor } from "./frr-over-ssh.ts";
import { describeWith } from "../support/prerequisites.ts";
import { startFrrSwitch, type FrrSwitch } from "./frr-switch.ts";
import { inputs } from "./inputs.ts";
import { ARTIFACT, FOREIGN } from "./switch-texts.ts";

jest.setTimeout(60_000);

const signed = ARTIFACT.replace(/ password \S+/, " password <secret:fabric>");

describe("passwords of an artifact", () => {
  const check = async (news: Partial<SwitchInputs>) =>
    (await switchConfig.check(undefined, { ...inputs, artifact: signed, ...news })).failures;

  it("must be there and be passwords, and are not repeated", async () => {
    expect(signed).toContain("<secret:fabric>");
    const missing = {
      property: 'secrets["fabric"]',
      reason: "the configuration needs this password and it is not given",
    };
    expect(await check({})).toEqual([missing]);
    expect(await check({ secrets: { other: "x" } })).toEqual([missing]);
    const [failure] = await check({ secrets: { fabric: "Hunter2 and more" } });
    expect(failure?.property).toBe('secrets["fabric"]');
    expect(failure?.reason).not.toContain("Hunter2");
    expect(await check({ secrets: { fabric: "Hunter2" } })).toEqual([]);
  });

  it("are not asked for where a file is written, which keeps its slots", async () => {
    expect(await check({ connection: { transport: "file", path: "/nowhere" } })).toEqual([]);
  });

  it("are a change when they change, though the artifact is the same", async () => {
    const olds = {
      ...inputs,
      artifact: signed,
      secrets: { fabric: "one" },
      baseline: "",
      startup: "",
      drift: [],
    };
    const changes = async (fabric: string) =>
      (await switchConfig.diff("tor-1", olds, { ...inputs, artifact: signed, secrets: { fabric } })).changes;
    expect(await changes("one")).toBe(false);
    expect(await changes("two")).toBe(true);
  });
});

describeWith("passwords over SSH", ["root", "namespaces", "labPrograms"], () => {
  let sw: FrrSwitch;
  beforeEach(async () => {
    sw = await startFrrSwitch({ name: "secrets", address: "198.18.7.21", config: FOREIGN });
  });
  afterEach(() => sw.stop());

  it("are on the switch and nowhere else, and a change of one reaches it", async () => {
    const first = { ...inputsFor(sw), artifact: signed, secrets: { fabric: "Hunter2" } };
    const { id, outs } = await switchConfig.create(first);
    expect(await sw.runningConfig()).toContain(" password Hunter2\n");
    const { secrets, ...others } = outs;
    expect(secrets).toEqual({ fabric: "Hunter2" });
    expect(JSON.stringify(others)).not.toContain("Hunter2");
    expect((await switchConfig.read(id, outs)).props.drift).toEqual([]);

    const second = { ...first, secrets: { fabric: "Hunter3" } };
    const { outs: changed } = await switchConfig.update(id, outs, second);
    expect(await sw.runningConfig()).toContain(" password Hunter3\n");

    await sw.vtysh("configure", "router bgp 64600", "neighbor SPINES password other");
    const { drift } = (await switchConfig.read(id, changed)).props;
    expect(drift).toHaveLength(2);
    expect(drift.join()).not.toMatch(/Hunter|other/);
    await switchConfig.delete(id, changed);
    expect(await sw.runningConfig()).not.toContain("Hunter");
  });

  it("are in no error", async () => {
    const artifact = signed.replace(
      "router bgp 64600",
      "router bgp 64600\n neighbour SPINES password <secret:fabric>",
    );
    const failing = switchConfig.create({ ...inputsFor(sw), artifact, secrets: { fabric: "Hunter2" } });
    const error: unknown = await failing.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toContain("password ********");
    expect((error as Error).message).not.toContain("Hunter2");
  });
});
