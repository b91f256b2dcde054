import { goldens } from "../ordered-change/pairs.ts";
import { modelOf } from "./index.ts";
import { refusals } from "./views/enter.ts";
import { loaded } from "./views/loaded.ts";
import { unsaid } from "./views/said.ts";
import { vrpDevice } from "./vrp/device.ts";

/** What the device does by itself and does not show. */
const HIDDEN = /^interface \S+ > port link-type access$/;

const deciphered = (line: string): string => line.replace(/ password cipher .*/, " password");

describe("VRP's model", () => {
  it.each([...goldens("vrp")])("takes %s, and shows all of it but what it does by itself", (_, text) => {
    const shown = modelOf("vrp", text).running();
    const [had, has] = [text, shown].map((one) => one.split("\n").map(deciphered).join("\n"));
    expect(
      unsaid(had ?? "", has ?? "").filter((line) => !HIDDEN.test(line) && !line.startsWith("stp vlan ")),
    ).toEqual([]);
    expect(
      unsaid(has ?? "", had ?? "").filter((line) => line !== "return" && !line.startsWith("stp vlan ")),
    ).toEqual([]);
  });

  const BGP = `as-notation plain
vlan batch 10 to 12
dfs-group 1
interface Vlanif10
interface Eth-Trunk1
 mode lacp-static
interface 25GE1/0/1
 eth-trunk 1
interface 25GE1/0/2
 port default vlan 10
interface 100GE1/0/1
 undo portswitch
 ip address 10.254.0.1 255.255.255.254
bgp 4200000600
 group SPINES external
 peer SPINES timer keepalive 3 hold 9
 peer 10.254.0.0 as-number 64513
 peer 10.254.0.0 group SPINES
 ipv4-family unicast
  peer SPINES enable
  peer 10.254.0.0 enable
  peer 10.254.0.0 group SPINES
`;

  const device = () => {
    const one = loaded(vrpDevice(), BGP, ["commit"]);
    one.running();
    return one;
  };

  it.each<[string, readonly string[], string]>([
    ["another AS number of a peer", ["bgp 4200000600", "peer 10.254.0.0 as-number 64514"], "undo it first"],
    ["another kind of a group", ["bgp 4200000600", "group SPINES listen external"], "It is another group"],
    [
      "a range of a group that does not listen",
      ["bgp 4200000600", "peer SPINES listen-net 10.0.0.0 24"],
      "does not listen",
    ],
    ["BGP anew in the commit that ends it", ["undo bgp", "bgp 64601"], "BGP is under undo"],
    [
      "a port's other mode while it has addresses",
      ["interface 100GE1/0/1", "portswitch"],
      "Take its addresses off",
    ],
    [
      "a port's other mode while it has VLANs",
      ["interface 25GE1/0/2", "undo portswitch"],
      "Take its VLANs off",
    ],
    [
      "a port in an Eth-Trunk while it has VLANs",
      ["interface 25GE1/0/2", "eth-trunk 1"],
      "Take its own lines off",
    ],
    ["an Eth-Trunk's end while it has ports", ["undo interface Eth-Trunk1"], "It has ports"],
    ["a VLAN's end before its interface's", ["undo vlan batch 10"], "The VLAN has an interface"],
    [
      "numbers of BFD undone in one line",
      ["bgp 4200000600", "undo peer SPINES bfd min-tx-interval 3 min-rx-interval 3"],
      "",
    ],
    ["a line in another view", ["peer SPINES enable"], "Unrecognized command"],
  ])("refuses %s", (_, lines, why) => {
    const found = refusals(device(), lines);
    expect(found).not.toEqual([]);
    expect(found.join()).toContain(why);
  });

  const TIMER = ["bgp 4200000600", "peer SPINES timer keepalive 5 hold 15"];

  it("does nothing before the commit, and then all of it", () => {
    const one = device();
    const before = one.running();
    expect(refusals(one, TIMER)).toEqual([]);
    expect(one.running()).toBe(before);
    expect(one.resets()).toEqual([]);
    expect(one.type("commit")).toBeNull();
    expect(one.running()).toContain("peer SPINES timer keepalive 5 hold 15");
    expect(one.resets()).toEqual(["10.254.0.0"]);
  });

  it("goes back from a trial, and keeps what is confirmed", () => {
    const one = device();
    const before = one.running();
    expect(refusals(one, [...TIMER, "commit trial 300 label fabric", "abort trial"])).toEqual([]);
    expect(one.running()).toBe(before);
    expect(refusals(one, ["return", "system-view", ...TIMER, "commit trial 300", "commit"])).toEqual([]);
    expect(one.type("abort trial")).toBe("No trial configuration");
    expect(one.running()).not.toBe(before);
  });

  it("drops what was typed and not committed when it is told to", () => {
    const one = device();
    expect(refusals(one, [...TIMER, "clear configuration candidate", "commit"])).toEqual([]);
    expect(one.resets()).toEqual([]);
  });

  it("shows AS numbers in two parts where it is not told otherwise", () => {
    const one = device();
    expect(one.running()).toContain("bgp 4200000600\n");
    expect(refusals(one, ["return", "system-view", "undo as-notation plain", "commit"])).toEqual([]);
    expect(one.running()).toContain("bgp 64086.60504\n");
  });
});
