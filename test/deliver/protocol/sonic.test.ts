import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DeliveryError, Step } from "../../../src/deliver/error.ts";
import { functionsOf } from "../../../src/deliver/protocol/commands.ts";
import { WORKER } from "../../../src/deliver/protocol/guard.ts";
import { HEAD } from "../../../src/deliver/protocol/shell.ts";
import { sonicCommands } from "../../../src/deliver/sonic/commands.ts";
import { readRunning } from "../../../src/deliver/sonic/switch.ts";
import type { Session } from "../../../src/deliver/ssh/session.ts";
import { failure } from "../devices-servers/bench.ts";
import { run } from "../../support/run.ts";

const ID = "0123456789abcdef";

/** In the place of SONiC's and FRR's programs: what they were called with stands in `said`, CONFIG_DB is the file `db`, what FRR runs `frr`. */
const PROGRAMS: Readonly<Record<string, string>> = {
  config: `echo "config $*" >>"$here/said"
case $1 in
  list-checkpoints) [ ! -e "$here/deaf" ] || exit 1; ls "$here/checkpoints" ;;
  checkpoint) cp "$here/db" "$here/checkpoints/$2" ;;
  rollback) cp "$here/checkpoints/$3" "$here/db" ;;
  delete-checkpoint) rm "$here/checkpoints/$2" ;;
  apply-patch) echo new >"$here/db" ;;
esac`,
  "sonic-cfggen": 'cat "$here/db"',
  vtysh: 'cat "$here/frr"; [ ! -e "$here/deaf" ]',
  docker: `echo "docker $*" >>"$here/said"
case $* in
  *"vtysh -f"*) rm "$here/delta" ;;
  *frr-reload.py*) ! [ -e "$here/delta" ] || cat "$here/delta" ;;
esac`,
  ss: "",
  sync: 'echo "sync $*" >>"$here/said"',
};

describe("SONiC's commands on the switch", () => {
  let here: string;
  let folder: string;
  beforeEach(async () => {
    here = await mkdtemp(join(tmpdir(), "sonic-"));
    folder = join(here, ".calico-fabric", ID);
    await mkdir(folder, { recursive: true });
    await mkdir(join(here, "checkpoints"));
    await mkdir(join(here, "bin"));
    for (const [name, script] of Object.entries(PROGRAMS)) {
      await writeFile(join(here, "bin", name), `#!/bin/sh\nhere=${here}\n${script}\n`);
      await chmod(join(here, "bin", name), 0o755);
    }
    await writeFile(join(here, "db"), "old\n");
    await writeFile(join(here, "frr"), "hostname leaf7\n!\nend\n");
    await writeFile(join(folder, "before"), "old\n!frr.conf\n");
    await writeFile(join(folder, "candidate"), '[{"op":"remove"}]\n!frr.conf\n');
  });
  afterEach(() => rm(here, { recursive: true }));

  const put = (name: string, text: string): Promise<void> => writeFile(join(here, name), text);
  const of = (name: string): Promise<string> => readFile(join(here, name), "utf8");
  /** What a script prints that has SONiC's functions, and `failed` where it fails. */
  const sh = async (script: string): Promise<string> => {
    const work = [
      `PATH=${here}/bin:$PATH`,
      HEAD,
      "scratch=$folder/scratch",
      functionsOf(sonicCommands),
      `{ ${script}; } || echo failed`,
    ].join("\n");
    return (await run("sh", ["-c", work, "sh", join(here, "config_db.json"), ID])).stdout;
  };
  const switched = (): Promise<void> => writeFile(join(folder, "switched"), "");

  it("put CONFIG_DB back once, and leave what somebody else has written since", async () => {
    await switched();
    expect(await sh("bring candidate 5")).toBe("");
    expect(await of("db")).toBe("new\n");
    expect(await sh("differs before")).toBe("CONFIG_DB is not what it was\n");
    expect(await sh("bring before 5")).toBe("");
    await put("db", "somebody's\n");
    expect(await sh("bring before 5; differs before")).toBe("");
    expect(await of("db")).toBe("somebody's\n");
  });

  it("find nothing to put back where no patch was begun, whatever somebody else has written", async () => {
    await switched();
    await put("db", "somebody's\n");
    expect(await sh("bring before 5; differs before")).toBe("");
    expect(await of("db")).toBe("somebody's\n");
  });

  it("do not take CONFIG_DB for put back where the checkpoints cannot be listed", async () => {
    await switched();
    await sh("bring candidate 5");
    await put("deaf", "");
    expect(await sh("bring before 5")).toBe("failed\n");
    await rm(join(here, "deaf"));
    expect(await sh("bring before 5; differs before")).toBe("");
    expect(await of("db")).toBe("old\n");
  });

  it("have on disk what FRR is to start from before the decision can fall", async () => {
    expect(await sh("save")).toBe("old\n");
    expect(await of("said")).toBe(`sync ${folder}/frr.new ${folder}\n`);
    expect(await readFile(join(folder, "frr.new"), "utf8")).toBe("hostname leaf7\n!\n");
  });

  it("keep for FRR what was verified, and nothing that it runs since, or that vtysh could not read whole", async () => {
    expect(await sh("save >/dev/null && differs candidate && save")).toBe("old\n");
    await put("frr", "hostname leaf8\n!\nend\n");
    expect(await sh("save 2>&1")).toBe("what FRR runs has changed since it was verified\nfailed\n");
    expect(await sh("bring candidate 5 >/dev/null; save >/dev/null && differs candidate && save")).toBe(
      "new\n",
    );
    await put("deaf", "");
    expect(await sh("save")).toBe("failed\n");
  });

  it("leave no password in FRR's container of those that were killed there, and can be ended there as elsewhere", async () => {
    await put("frr", "router bgp 1\n neighbor SPINES password Secret-1\nend\n");
    await put("delta", "Lines To Delete\n===\nrouter bgp 1\n no neighbor SPINES password Secret-1\n");
    expect(await sh(`${WORKER}=$id; bring before 5`)).toBe("");
    const [first, ...calls] = (await of("said")).split("\n").filter((line) => line.startsWith("docker"));
    expect(first).toBe("docker exec bgp sh -c rm -rf /tmp/calico-fabric.*");
    expect(calls).toHaveLength(4);
    for (const call of calls) expect(call).toContain(`-e ${WORKER}=${ID}`);
  });

  it("have a neighbour told that goes, before anything else is changed", async () => {
    await put("frr", "router bgp 1\n neighbor 192.0.2.1 remote-as 2\nend\n");
    await put("delta", "");
    expect(await sh(`bring before 5`)).toBe("");
    const calls = (await of("said")).split("\n").filter((line) => line.startsWith("docker"));
    expect(calls.map((call) => /VTYSH_HISTFILE|way=\S+/.exec(call)?.[0])).toEqual([
      undefined,
      "VTYSH_HISTFILE",
      "way=--reload",
    ]);
  });

  it("of whose answers one that cannot be read says that nothing was changed before the change alone", async () => {
    const session = {
      device: "leaf7",
      run: () => Promise.resolve({ code: 0, stdout: "a traceback\n", stderr: "" }),
    } as unknown as Session;
    const told = (step: Step): Promise<DeliveryError> => failure(readRunning(session, "switched", step));
    expect((await told("read")).message).toMatch(
      /"read" failed: .*not JSON.*Nothing on the switch was changed/,
    );
    expect((await told("verify")).message).toMatch(/"verify" failed: its CONFIG_DB is not JSON\.?$/);
  });
});
