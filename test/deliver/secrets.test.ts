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
      property: "",
      reason: 'secrets["fabric"]: the configuration needs this password and it is not given',
    };
    expect(await check({})).toEqual([missing]);
    expect(await check({ secrets: { other: "x" } })).toEqual([missing]);
    const [failure] = await check({ secrets: { fabric: "Hunter2 and more" } });
    expect(failure?.reason).toMatch(/^secrets\["fabric"\]: /);
    expect(failure?.reason).not.toContain("Hunter2");
    expect(await check({ secrets: { fabric: "Hunter2" } })).toEqual([]);
  });

  it("may be called as what every object has", async () => {
    const artifact = signed.replace("<secret:fabric>", "<secret:constructor>");
    const missing = 'secrets["constructor"]: the configuration needs this password and it is not given';
    expect(await check({ artifact })).toEqual([{ property: "", reason: missing }]);
    expect(await check({ artifact, secrets: { constructor: "Hunter2" } })).toEqual([]);
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
    sw = await startFrrSwitch({ name: "secrets", config: FOREIGN });
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

  it("stand in no argument, history, log or readable file while they come, change, are put back and go", async () => {
    // Every program on the switch, and every file of its own, a few hundred times in all.
    await sw.run(
      "sh",
      "-c",
      `mkdir -p /run/watch; cat >/run/watch/watch <<'END'
while [ -e /run/watch/watch ]; do
  for file in /proc/[0-9]*/cmdline; do tr '\\0' ' ' <"$file"; echo; done 2>/dev/null | grep -E 'Hunter[0-9]' | grep -v grep >>/run/watch/arguments
  find /run /tmp /etc/frr /root /var/log/frr -type d -perm 700 -prune -o -type f -perm /044 ! -path '/run/watch/*' ! -path /etc/frr/frr.conf -exec grep -l -E 'Hunter[0-9]' {} + >>/run/watch/readable 2>/dev/null
  find /run /tmp /etc/frr /root -type f -name 'reload-*' -perm /077 -print >>/run/watch/readable 2>/dev/null
  echo >>/run/watch/rounds
done
END
      setsid sh /run/watch/watch >/dev/null 2>&1 </dev/null &`,
    );
    const first = { ...inputsFor(sw), artifact: signed, secrets: { fabric: "Hunter2" } };
    const { id, outs } = await switchConfig.create(first);
    const { outs: changed } = await switchConfig.update(id, outs, {
      ...first,
      secrets: { fabric: "Hunter3" },
    });
    const artifact = signed.replace(
      "password <secret:fabric>",
      "password <secret:fabric>\n neighbor SPINES remote-as 1",
    );
    const refused = { ...first, artifact, secrets: { fabric: "Hunter4" } };
    await expect(switchConfig.update(id, changed, refused)).rejects.toThrow("put back");
    expect(await sw.runningConfig()).toContain(" password Hunter3\n");
    await switchConfig.delete(id, changed);
    const seen = await sw.run(
      "sh",
      "-c",
      "cat /run/watch/arguments /run/watch/readable; wc -l </run/watch/rounds",
    );
    expect(seen).toMatch(/^\d{2,}\n$/);
    const kept =
      "grep -r -l -E 'Hunter[0-9]' /root /tmp /run /var/log/frr /etc/frr --exclude-dir=watch; true";
    expect(await sw.run("sh", "-c", kept)).toBe("");
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
