import { changedLines, switchConfig, type SwitchInputs } from "../../src/deliver/index.ts";
import { HOST_KEY, inputs, sshConnection, state } from "./inputs.ts";

const OTHER_KEY = HOST_KEY.replace("EG4", "FG4");

const diff = async (news: Partial<SwitchInputs>, olds = state): Promise<[boolean, string[]]> => {
  const { changes, replaces } = await switchConfig.diff("tor-1", olds, { ...inputs, ...news });
  return [changes, replaces];
};

describe("the diff of a switch", () => {
  it("finds nothing where nothing changed", async () => {
    expect(await switchConfig.diff("tor-1", state, inputs)).toEqual({
      changes: false,
      replaces: [],
      stables: [],
      deleteBeforeReplace: false,
    });
    expect(await diff({ renumber: true })).toEqual([false, []]);
  });

  it("updates for another artifact, for drift, for other credentials and numbers", async () => {
    expect(await diff({ artifact: "x\n" })).toEqual([true, []]);
    expect(await diff({}, { ...state, drift: ["no ip route 10.0.0.0/8 blackhole"] })).toEqual([true, []]);
    expect(await diff({ connection: { ...sshConnection, password: "other" } })).toEqual([true, []]);
    expect(await diff({ numbers: {} })).toEqual([true, []]);
  });

  it("knows a switch by its host key or its address, and replaces when both are others", async () => {
    expect(await diff({ connection: { ...sshConnection, host: "192.0.2.2" } })).toEqual([true, []]);
    expect(await diff({ connection: { ...sshConnection, hostKey: OTHER_KEY } })).toEqual([true, []]);
    const other = { ...sshConnection, host: "192.0.2.2", hostKey: OTHER_KEY };
    expect(await diff({ connection: other })).toEqual([true, ["connection"]]);
  });

  it("replaces for another name, another transport or another file", async () => {
    const here = { transport: "file", path: "a" } as const;
    expect(await diff({ device: "tor-2" })).toEqual([true, ["device"]]);
    expect(await diff({ connection: here })).toEqual([true, ["connection"]]);
    expect(await diff({ connection: { ...here, path: "b" } }, { ...state, connection: here })).toEqual([
      true,
      ["connection"],
    ]);
  });

  it("reaches no switch for an update of credentials alone", async () => {
    const connection = { ...sshConnection, host: "192.0.2.2", password: "other" };
    const { outs } = await switchConfig.update(
      "tor-1",
      { ...state, baseline: "hostname x\n" },
      { ...inputs, connection },
    );
    expect(outs).toEqual({ ...inputs, connection, baseline: "hostname x\n", startup: "", drift: [] });
  });
});

describe("changed lines", () => {
  it("are a unified diff, with passwords masked on both sides", () => {
    const old = "router bgp 1\n neighbor A password one\nexit\n";
    expect(changedLines(old, old.replace("one", "two"))).toBe(
      [
        "--- before",
        "+++ after",
        "@@ -1,3 +1,3 @@",
        " router bgp 1",
        "- neighbor A password ********",
        "+ neighbor A password ********",
        " exit",
        "",
      ].join("\n"),
    );
  });

  it("are none when nothing changed", () => expect(changedLines("a\n", "a\n")).toBe(""));
});
