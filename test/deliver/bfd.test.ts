import { switchConfig } from "../../src/deliver/index.ts";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { datacenter as asPerRackDual } from "../lab/fabrics/as-per-rack-dual.ts";
import { datacenter as igp } from "../lab/fabrics/igp.ts";
import { describeWith } from "../support/prerequisites.ts";
import { inputsFor } from "./frr-over-ssh.ts";
import { startFrrSwitch, type FrrSwitch } from "./frr-switch.ts";

// Each takes some seconds on a machine of its own.
jest.setTimeout(120_000);

/** What a switch's owner may have in the context that all who use BFD share. */
const THEIRS = `bfd
 profile MINE
  transmit-interval 500
 exit
exit
`;

const torOf = (spec: DatacenterSpec, enabled: boolean): string =>
  compile({ ...spec, bgp: { bfd: { enabled, detectMultiplier: 4 } } }).switches.find(
    ({ intent }) => intent.role === "tor",
  )?.text ?? "the fabric has no ToR";

describeWith("BFD on a switch", ["root", "namespaces", "labPrograms"], () => {
  let sw: FrrSwitch;
  const start = async (config: string): Promise<void> => {
    const daemons = ["zebra", "staticd", "bgpd", "bfdd", "ospfd"];
    sw = await startFrrSwitch({ name: "bfd", config, daemons });
  };
  afterEach(() => sw.stop());

  it.each([
    ["BGP's sessions", "beside a profile of its owner", asPerRackDual, THEIRS],
    ["BGP's sessions", "alone", asPerRackDual, ""],
    ["OSPF's links", "alone", igp, ""],
  ])("is turned on for %s, off, and leaves as it came, %s", async (_users, _beside, spec, theirs) => {
    await start(`frr defaults traditional\n${theirs}`);
    const before = await sw.runningConfig();
    const [on, off] = [torOf(spec, true), torOf(spec, false)];
    const { outs } = await switchConfig.create({ ...inputsFor(sw), artifact: on });
    const running = await sw.runningConfig();
    expect(running).toContain(" profile FABRIC\n  detect-multiplier 4\n");
    expect(running.includes("MINE")).toBe(theirs !== "");
    expect((await switchConfig.read("tor-1", outs)).props.drift).toEqual([]);

    const { outs: without } = await switchConfig.update("tor-1", outs, { ...outs, artifact: off });
    const after = await sw.runningConfig();
    expect(after).not.toContain("FABRIC");
    expect(after).not.toMatch(/^ (?:neighbor \S+|ip ospf) bfd/m);
    expect(after.includes("MINE")).toBe(theirs !== "");
    expect((await switchConfig.read("tor-1", without)).props.drift).toEqual([]);

    const { outs: again } = await switchConfig.update("tor-1", without, { ...without, artifact: on });
    await switchConfig.delete("tor-1", again);
    expect(await sw.runningConfig()).toBe(before);
  });
});
