import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Operation } from "../../components/cdktf/index.ts";
import type { DatacenterSpec } from "../../src/index.ts";
import { repositoryRoot } from "../../tools/root.ts";
import { startFrrSwitch, SWITCH_PASSWORD, type FrrSwitch } from "../deliver/frr-switch.ts";
import { describeWith } from "../support/prerequisites.ts";
import { specOf } from "../support/specs.ts";
import { documentIn, stackOf, synthesisFolder, synthesised } from "./stacks.ts";
import { apply, destroy, type Ran, type State } from "./terraform.ts";

jest.setTimeout(240_000);

const env = { CALICO_FABRIC_SSH_PASSWORD: SWITCH_PASSWORD };
const spec = specOf(1, [1, 1]);
const said = (ran: readonly Ran[]): string[] => ran.map(({ output }) => output.split("\n")[0] ?? "").sort();

describeWith("the provisioners, run as Terraform does", ["root", "namespaces", "labPrograms"], () => {
  const outdir = synthesisFolder();
  const calico = mkdtempSync(join(tmpdir(), "calico-fabric-manifests-"));
  let switches: Readonly<Record<string, FrrSwitch>>;
  let operation: Operation;
  let before: Readonly<Record<string, string>>;
  let state: State = new Map();

  const each = async (ask: (sw: FrrSwitch) => Promise<string>): Promise<Record<string, string>> =>
    Object.fromEntries(
      await Promise.all(Object.entries(switches).map(async ([name, sw]) => [name, await ask(sw)] as const)),
    );
  const configurations = () => each((sw) => sw.runningConfig());
  const placeOf = (one: DatacenterSpec, renumber: readonly string[] = []) => ({
    folder: synthesised(stackOf(one, { ...operation, renumber }, outdir)),
    env,
  });

  beforeAll(async () => {
    const [s0, tor0, tor1] = await Promise.all([
      startFrrSwitch({ name: "cdktf-s0" }),
      startFrrSwitch({ name: "cdktf-r0" }),
      startFrrSwitch({ name: "cdktf-r1" }),
    ]);
    switches = { s0, "r0-tor0": tor0, "r1-tor0": tor1 };
    before = await configurations();
    const devices = Object.entries(switches).map(([name, { host, hostKey }]) => [name, { host, hostKey }]);
    operation = {
      switches: {
        ...{ transport: "ssh", user: "root" },
        devices: Object.fromEntries(devices) as Record<string, { host: string; hostKey: string }>,
      },
      cluster: { target: "manifests", folder: calico },
      command: `${process.execPath} ${join(repositoryRoot, "src/cli/main.ts")}`,
    };
  });
  afterAll(async () => {
    await Promise.all(Object.values(switches).map((sw) => sw.stop()));
    rmSync(calico, { recursive: true });
  });

  it("put each configuration on its switch", async () => {
    const { ran, state: made } = await apply(placeOf(spec), state);
    state = made;
    expect(said(ran)).toEqual(["r0-tor0: installed", "r1-tor0: installed", "s0: installed"]);
    const running = await configurations();
    expect(running["s0"]).toContain("router bgp 64513\n");
    expect(running["r0-tor0"]).toContain("router bgp 64600\n");
    expect(running["r1-tor0"]).toContain("router bgp 64601\n");
  });

  it("keep no secret and no configuration in state, and none on a command line", () => {
    const document = JSON.stringify(documentIn(placeOf(spec).folder));
    for (const text of [JSON.stringify([...state]), document]) {
      expect(text).not.toContain(SWITCH_PASSWORD);
      expect(text).not.toContain("router bgp");
    }
  });

  it("do not run a second time, and change nothing when they are made to", async () => {
    const files = await each((sw) => sw.frrConf());
    const running = await configurations();
    expect((await apply(placeOf(spec), state)).ran).toEqual([]);
    const { ran } = await apply(placeOf(spec), state, (address) => address.startsWith("null_resource."));
    const nothing = "nothing to change";
    expect(said(ran)).toEqual([`r0-tor0: ${nothing}`, `r1-tor0: ${nothing}`, `s0: ${nothing}`]);
    expect(await each((sw) => sw.frrConf())).toEqual(files);
    expect(await configurations()).toEqual(running);
  });

  it("run for the switches whose artifact changed, and renumber none that was not named", async () => {
    const [first, second] = spec.racks;
    const moved = { ...spec, racks: [first, { ...second, name: "r1", index: 1, pin: { asn: 64999 } }] };
    const running = await configurations();
    await expect(apply(placeOf(moved as DatacenterSpec), state)).rejects.toThrow(
      /asn is 64601 and would become 64999/,
    );
    expect((await configurations())["r1-tor0"]).toEqual(running["r1-tor0"]);
    const { ran, state: made } = await apply(placeOf(moved as DatacenterSpec, ["r1-tor0"]), state);
    state = made;
    expect(said(ran).map((line) => line.split(":")[0])).toEqual(["r1-tor0", "s0"]);
    const now = await configurations();
    expect(now["r1-tor0"]).toContain("router bgp 64999\n");
    expect(now["s0"]).toContain("remote-as 64999\n");
    expect(now["r0-tor0"]).toBe(running["r0-tor0"]);
  });

  it("leave the switches as they came when the stack is destroyed", async () => {
    const ran = await destroy(placeOf(spec), state);
    const removed = "removed, and what it had replaced put back";
    expect(said(ran)).toEqual([`r0-tor0: ${removed}`, `r1-tor0: ${removed}`, `s0: ${removed}`]);
    expect(await configurations()).toEqual(before);
  });
});
