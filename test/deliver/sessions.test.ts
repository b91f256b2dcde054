import {
  DeliveryError,
  switchConfig,
  type SshConnection,
  type SwitchState,
} from "../../src/deliver/index.ts";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { describeWith } from "../support/prerequisites.ts";
import { startFrrWithPeers, type FrrWithPeers } from "../review/frr-with-peers.ts";
import { waitFor } from "../support/wait-for.ts";
import { inputsFor, leftovers } from "./frr-over-ssh.ts";

/* A ToR of the demo with a spine and a node, both played by BIRD: a delivery succeeds when the sessions that were up are up again. */

const SPINE = "10.254.0.0";
const NODE = "10.192.0.10";
const TEXTS = { nodes: "Signed+1=", other: "Signed+2=" };

/** As Calico writes it, in what counts here. */
const bird = (
  own: string,
  asn: number,
  peer: string,
  password = "",
  told: readonly string[] = [],
): string => `router id ${own};
protocol device { }
protocol static { ${told.map((prefix) => `route ${prefix} blackhole; `).join("")}}
protocol bgp peer_one {
  local as ${String(asn)};
  neighbor ${peer} as 64600;
  import all; export all;
  source address ${own};
  graceful restart;
  connect retry time 1; connect delay time 1; error wait time 1, 2;
  keepalive time 3; hold time 9;
  ttl security on;
  ${password === "" ? "" : `password "${password}";`}
}
`;

const torOf = (bgp: NonNullable<DatacenterSpec["bgp"]>): string =>
  compile({ ...demo, bgp }).switches.find(({ intent }) => intent.device === "r1-tor0")?.text ?? "";

const PLAIN = torOf({});
const SIGNED = torOf({ passwords: { nodes: "nodes" } });
const SIGNED_OTHERWISE = torOf({ passwords: { nodes: "other" } });

describeWith("sessions after a delivery", ["root", "namespaces", "labPrograms"], ({ labPrograms }) => {
  let lab: FrrWithPeers;
  let state: SwitchState;

  beforeAll(async () => {
    lab = await startFrrWithPeers("sessions", labPrograms, [
      { port: "swp49", address: `${SPINE}/31`, config: bird(SPINE, 64513, "10.254.0.1") },
      { port: "vlan10", address: `${NODE}/24`, config: bird(NODE, 64600, "10.192.0.1") },
    ]);
    const inputs = { ...inputsFor(lab.sw, { rollbackSeconds: 120 }), artifact: PLAIN, secrets: TEXTS };
    state = (await switchConfig.create(inputs)).outs;
    await lab.settled(1);
  }, 60_000);
  afterAll(() => lab.stop());

  const deliver = async (artifact: string, rollbackSeconds = 120): Promise<void> => {
    const connection = { ...state.connection, rollbackSeconds } as SshConnection;
    state = (await switchConfig.update("r1-tor0", state, { ...state, connection, artifact })).outs;
  };
  const node = (password = ""): Promise<void> =>
    lab.configure("vlan10", bird(NODE, 64600, "10.192.0.1", password));
  /** The addresses that a key stands for on the listening sockets. */
  const keys = async (): Promise<readonly string[]> => {
    const said = await lab.sw.run("sh", "-c", "ss -Htlni 'sport = :179' 2>/dev/null");
    return [...said.matchAll(/([\d.]+\/\d+)=/g)].map(([, address]) => address ?? "");
  };
  /** The node is out before the switch has its turn, as when Calico's objects come first. */
  const nodeGone = (): Promise<true> =>
    waitFor(async () => !(await lab.sw.vtysh("show bgp summary json")).includes(`"${NODE}"`), {
      what: "the node to go",
    });

  it("come back with a password that goes, whichever end loses it first, and another one", async () => {
    for (const [artifact, password, nodeFirst] of [
      [SIGNED, TEXTS.nodes, false],
      [PLAIN, "", true],
      [SIGNED, TEXTS.nodes, false],
      [SIGNED_OTHERWISE, TEXTS.other, true],
      [PLAIN, "", false],
    ] as const) {
      if (nodeFirst) {
        await node(password);
        await nodeGone();
      }
      await deliver(artifact);
      await node(password);
      await lab.settled(0);
    }
    expect(await keys()).toEqual([]);
  }, 120_000);

  it("or what ran before is put back, with the session, its state and FRR's reason", async () => {
    await lab.configure("swp49", bird(SPINE, 64513, "10.254.0.1", "", ["10.32.64.0/26", "10.32.64.64/26"]));
    await lab.settled(1);
    // FRR ends a session whose peer tells more, and keeps it down for minutes.
    const failing = SIGNED.replace(/( neighbor SPINES maximum-prefix) \d+/, "$1 1");
    expect(failing).not.toEqual(SIGNED);
    const failure: unknown = await deliver(failing, 20).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DeliveryError);
    expect((failure as Error).message).toMatch(
      /^tor-1: step "verify" failed: sessions that were up are not up again within \d+ s: 10\.254\.0\.0 \(Idle \(PfxCt\); last reset: .*Maximum Number of Prefixes Reached\)\. What ran before was put back/,
    );
    // The password that was there for a moment is gone without a trace.
    await lab.settled(0);
    expect(await keys()).toEqual([]);
    expect(await leftovers(lab.sw)).toBe("");
  }, 90_000);
});
