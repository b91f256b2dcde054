import { switchConfig, type SwitchState } from "../../src/deliver/index.ts";
import { compile } from "../../src/index.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { inputsFor } from "../deliver/frr-over-ssh.ts";
import { describeWith } from "../support/prerequisites.ts";
import { startFrrWithPeers, type FrrWithPeers } from "./frr-with-peers.ts";

/* The rules of src/review/resets.ts, held to real daemons: a ToR of the demo with a spine and a node, both played by BIRD. */

const SPINE = "10.254.0.0";
const NODE = "10.192.0.10";

/** As Calico writes it, in what counts here. */
const bird = (
  own: string,
  asn: number,
  peer: string,
  keepalive = 3,
  filter = "all",
): string => `router id ${own};
protocol device { }
protocol bgp peer_one {
  local as ${String(asn)};
  neighbor ${peer} as 64600;
  import ${filter}; export none;
  source address ${own};
  graceful restart;
  connect retry time 1; connect delay time 1; error wait time 1, 2;
  keepalive time ${String(keepalive)}; hold time 9;
  ttl security on;
}
`;

const artifact =
  compile(demo).switches.find(({ intent }) => intent.device === "r1-tor0")?.text ?? "the demo has no r1-tor0";

/** The artifact with these replaced; what is not in it is a mistake here. */
const edited = (...edits: readonly (readonly [string, string])[]): string =>
  edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replaceAll(from, to);
  }, artifact);

describeWith("what resets a session", ["root", "namespaces", "labPrograms"], ({ labPrograms }) => {
  let lab: FrrWithPeers;
  let state: SwitchState;

  beforeAll(async () => {
    lab = await startFrrWithPeers("resets", labPrograms, [
      { port: "swp49", address: `${SPINE}/31`, config: bird(SPINE, 64513, "10.254.0.1") },
      { port: "vlan10", address: `${NODE}/24`, config: bird(NODE, 64600, "10.192.0.1") },
    ]);
    state = (await switchConfig.create({ ...inputsFor(lab.sw), artifact })).outs;
  }, 60_000);
  afterAll(() => lab.stop());

  /** The peers whose sessions were torn down by it. A session's age is known to a second. */
  async function resetBy(change: () => Promise<unknown>): Promise<readonly string[]> {
    const before = await lab.settled(4);
    await change();
    const after = await lab.settled(8);
    return [SPINE, NODE].filter((peer) => Math.abs((after.get(peer) ?? 0) - (before.get(peer) ?? 0)) > 1);
  }

  const delivered = (text: string) => async (): Promise<void> => {
    state = (await switchConfig.update("r1-tor0", state, { ...state, artifact: text })).outs;
  };

  it("is in FRR no timer, limit, policy, next hop or neighbour more", async () => {
    const change = edited(
      ["timers 3 9", "timers 2 6"],
      ["timers connect 10", "timers connect 20"],
      ["maximum-prefix 259", "maximum-prefix 500"],
      ["FROM-NODES seq 5 permit 10.32.0.0/19", "FROM-NODES seq 5 permit 10.32.0.0/18"],
      ["  neighbor NODES next-hop-self\n", "  neighbor NODES default-originate\n"],
      ["  maximum-paths 64", "  maximum-paths 32"],
      [
        " bgp listen limit",
        " neighbor 10.254.0.4 remote-as 64515\n neighbor 10.254.0.4 peer-group SPINES\n bgp listen limit",
      ],
    );
    expect(await resetBy(delivered(change))).toEqual([]);
  }, 90_000);

  it("is in FRR the reflector's role, for its clients", async () => {
    await delivered(artifact)();
    const change = edited(["  neighbor NODES route-reflector-client\n", ""]);
    expect(await resetBy(delivered(change))).toEqual([NODE]);
  }, 90_000);

  it("is in FRR the name of a peer group", async () => {
    await delivered(artifact)();
    expect(await resetBy(delivered(edited(["SPINES", "ABOVE"])))).toContain(SPINE);
  }, 90_000);

  it("is in BIRD a timer and not a filter", async () => {
    await delivered(artifact)();
    const configure = (text: string) => () => lab.configure("vlan10", text);
    expect(await resetBy(configure(bird(NODE, 64600, "10.192.0.1", 3, "none")))).toEqual([]);
    expect(await resetBy(configure(bird(NODE, 64600, "10.192.0.1", 2, "none")))).toEqual([NODE]);
  }, 120_000);
});
