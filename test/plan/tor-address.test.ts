import { compile, type DatacenterSpec } from "../../src/index.ts";
import { formatIpv4 } from "../../src/net/ipv4.ts";

const spec = (more: object = {}): DatacenterSpec => ({
  name: "brownfield",
  spines: [{ name: "spine-1", index: 0 }],
  racks: [
    {
      name: "r0",
      index: 0,
      tors: [{ index: 0, pin: { address: "10.192.0.254" } }],
      nodes: [{ name: "w1", index: 0, pin: { address: "10.192.0.11" } }],
    },
  ],
  ...more,
});

describe("a ToR whose address in its rack is pinned", () => {
  const fabric = compile(spec());

  it("has it on its port into the rack, and nodes dial it there", () => {
    expect(fabric.plan.racks[0]?.tors.map(({ address }) => formatIpv4(address ?? 0))).toEqual([
      "10.192.0.254",
    ]);
    expect(fabric.switches.find(({ intent }) => intent.device === "r0-tor0")?.text).toContain(
      " ip address 10.192.0.254/24\n",
    );
    expect(fabric.calico.peers.map(({ spec: peer }) => peer["peerIP"])).toEqual(["10.192.0.254"]);
  });

  it("has its image in IPv6 as well", () => {
    const both = compile(spec({ ipv6: { prefix: "fd12:3456:789a::/48" } }));
    const text = both.switches.find(({ intent }) => intent.device === "r0-tor0")?.text ?? "";
    expect(text).toMatch(/ ipv6 address fd12:3456:789a:[0-9a-f:]+fe\/64\n/);
  });
});
