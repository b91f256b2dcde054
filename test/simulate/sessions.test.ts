import { compile, intentsOf } from "../../src/index.ts";
import { formatIpv4 } from "../../src/net/ipv4.ts";
import { networkOf, type SimulationInput } from "../../src/simulate/index.ts";
import { specOf } from "../support/specs.ts";

const input: SimulationInput = intentsOf(compile(specOf(2, [2, 2])));
type Switch = SimulationInput["switches"][number];

/** The same with one switch's intent changed: a mistake that a plan or a renderer could make. */
const withSwitch = (device: string, change: (intent: Switch) => Partial<Switch>): SimulationInput => ({
  ...input,
  switches: input.switches.map((intent) =>
    intent.device === device ? { ...intent, ...change(intent) } : intent,
  ),
});
const unmatched = (changed: SimulationInput): string[] =>
  networkOf(changed).unmatched.map(({ device, peer, reason }) => `${device} ${formatIpv4(peer)}: ${reason}`);

describe("sessions", () => {
  it("come up where both ends are configured for one another", () => {
    expect(networkOf(input).sessions).toHaveLength(2 * 2 + 4);
    expect(unmatched(input)).toEqual([]);
  });

  it("that one end only is configured for are named", () => {
    const changed = withSwitch("s0", ({ neighbors }) => ({ neighbors: neighbors.slice(1) }));
    expect(unmatched(changed)).toEqual(["r0-tor0 10.254.0.0: s0 does not expect 10.254.0.1"]);
  });

  it("between ends of other AS numbers than expected are named at both ends", () => {
    const changed = withSwitch("s0", () => ({ asn: 65_000 }));
    expect(unmatched(changed)).toContain("r0-tor0 10.254.0.0: it expects AS 64513, and s0 is in AS 65000");
    expect(unmatched(changed)).toContain("s0 10.254.0.1: r0-tor0 expects AS 64513, and it is in AS 65000");
  });

  it("with TTL security at one end only are named", () => {
    const changed = withSwitch("r0-tor0", ({ groups }) => ({
      groups: groups.map((group) => ({ ...group, ttlSecurityHops: null })),
    }));
    expect(unmatched(changed)).toContain(
      "r0-n0 10.192.0.1: its TTL security is 1 hop, and that of r0-tor0 is none",
    );
  });

  it("between ends that are both the other's provider are named; one end's role alone is no reason", () => {
    const provider = ({ groups }: Switch): Partial<Switch> => ({
      groups: groups.map((group) => ({ ...group, role: "provider" as const })),
    });
    expect(unmatched(withSwitch("s0", provider))).toEqual([]);
    const both = { ...input, switches: input.switches.map((one) => ({ ...one, ...provider(one) })) };
    expect(unmatched(both)).toContain("r0-tor0 10.254.0.0: it is the provider, and s0 is the provider");
  });

  it("signed with other passwords than their peers' are named", () => {
    const changed = withSwitch("r0-tor0", ({ groups, neighbors }) => ({
      groups: groups.map((group) => (group.name === "NODES" ? { ...group, password: "rack" } : group)),
      neighbors: neighbors.map((one, at) => (at === 0 ? { ...one, password: "fabric" } : one)),
    }));
    expect(unmatched(changed)).toEqual([
      "s0 10.254.0.1: its password is none, and that of r0-tor0 is the secret fabric",
      "r0-tor0 10.254.0.0: its password is the secret fabric, and that of s0 is none",
      "r0-n0 10.192.0.1: its password is none, and that of r0-tor0 is the secret rack",
      "r0-n1 10.192.0.1: its password is none, and that of r0-tor0 is the secret rack",
    ]);
  });

  it("over a listen range stop at its limit", () => {
    const changed = withSwitch("r0-tor0", () => ({ listenLimit: 1 }));
    expect(unmatched(changed)).toEqual([
      "r0-n1 10.192.0.1: r0-tor0 takes 1 peers in 10.192.0.0/24 and no more",
    ]);
  });

  it("over a listen range that the node is not in are named", () => {
    const changed = withSwitch("r0-tor0", ({ groups }) => ({
      groups: groups.map((group) => ({
        ...group,
        listen: group.listen === null ? null : { ...group.listen, range: { base: 0, length: 24 } },
      })),
    }));
    expect(unmatched(changed)).toContain("r0-n0 10.192.0.1: r0-tor0 does not expect 10.192.0.10");
  });

  it("with an address that nobody has, or that is elsewhere, are named", () => {
    const changed = withSwitch("s0", ({ neighbors }) => ({
      neighbors: neighbors.map((neighbor, at) => ({ ...neighbor, address: at === 0 ? 1 : 0x0ac00001 })),
    }));
    expect(unmatched(changed).filter((line) => line.startsWith("s0"))).toEqual([
      "s0 0.0.0.1: nobody has 0.0.0.1",
      "s0 10.192.0.1: 10.192.0.1 is in no network of its own",
    ]);
  });

  it("of eBGP without a policy pass nothing, as FRR has it (RFC 8212)", () => {
    const changed = withSwitch("s0", ({ groups, neighbors }) => ({
      groups: groups.map((group) => ({ ...group, policy: { imports: null, exports: null } })),
      neighbors: neighbors.map((neighbor) => ({ ...neighbor, policy: { imports: null, exports: null } })),
    }));
    const [session] = networkOf(changed).sessions;
    const policies = session?.ends.map(({ settings }) => [settings.imports.length, settings.exports.length]);
    expect(policies?.[0]).toEqual([0, 0]);
  });
});
