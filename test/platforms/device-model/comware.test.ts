import { goldens } from "../ordered-change/pairs.ts";
import { comwareDevice } from "./comware/device.ts";
import { modelOf } from "./index.ts";
import { refusals } from "./views/enter.ts";
import { loaded } from "./views/loaded.ts";
import { unsaid } from "./views/said.ts";

/** What the device does by itself and does not show. */
const HIDDEN = /^interface \S+ > (?:undo shutdown|port link-type access|port link-mode bridge)$/;
const HEADINGS = ["version 7.1.070, Release 6710", "return"];

const deciphered = (line: string): string => line.replace(/ password (?:simple|cipher) .*/, " password");

describe("Comware's model", () => {
  it.each([...goldens("comware")])("takes %s, and shows all of it but what it does by itself", (_, text) => {
    const shown = modelOf("comware", text).running();
    const [had, has] = [text, shown].map((one) => one.split("\n").map(deciphered).join("\n"));
    expect(
      unsaid(had ?? "", has ?? "").filter((line) => !HIDDEN.test(line) && !line.startsWith("stp vlan ")),
    ).toEqual([]);
    expect(
      unsaid(has ?? "", had ?? "").filter(
        (line) => !HIDDEN.test(line) && !HEADINGS.includes(line) && !line.startsWith("stp vlan "),
      ),
    ).toEqual([]);
  });

  const BGP = `ip prefix-list A index 10 permit 10.0.0.0 8
route-policy A permit node 10
 if-match ip address prefix-list A
vlan 10
interface Vlan-interface10
interface HundredGigE1/0/1
 port link-mode route
 description a
 ip address 10.254.0.1 255.255.255.254
bgp 64600
 group SPINES external
 peer SPINES timer keepalive 3 hold 9
 group OTHERS external
 peer 10.254.0.0 as-number 64513
 peer 10.254.0.0 group SPINES
 peer 10.254.0.0 description spine-1
 peer 10.254.0.0 password simple one
 address-family ipv4 unicast
  peer SPINES enable
  peer SPINES route-policy A import
  peer 10.254.0.0 route-policy A export
`;

  const device = () => {
    const one = loaded(comwareDevice(), BGP, []);
    one.running();
    return one;
  };

  it.each<[string, readonly string[], string]>([
    ["another AS number of a peer", ["bgp 64600", "peer 10.254.0.0 as-number 64514"], "undo it first"],
    ["another group of a peer", ["bgp 64600", "peer 10.254.0.0 group OTHERS"], "is in SPINES"],
    ["another kind of a group", ["bgp 64600", "group SPINES internal"], "undo it first"],
    ["a line of a peer that is not there", ["bgp 64600", "peer 10.254.0.2 description x"], "no such peer"],
    ["another BGP", ["bgp 64601"], "undo it first"],
    ["a number of a list that is taken", ["ip prefix-list A index 10 permit 11.0.0.0 8"], "The entry exists"],
    ["an entry twice", ["ip prefix-list A index 20 permit 10.0.0.0 8"], "The list has this entry"],
    ["what is not there to be undone", ["undo ip prefix-list B index 10"], "Not configured"],
    ["a line of another view", ["description x"], "Unrecognized command"],
    ["a VLAN's end before its interface's", ["undo vlan 10"], "The VLAN has an interface"],
    ["an interface of no VLAN", ["interface Vlan-interface20"], "The VLAN does not exist"],
    ["VLANs on a port that routes", ["interface HundredGigE1/0/1", "port access vlan 10"], "in route mode"],
    [
      "an address in another's network",
      ["interface Vlan-interface10", "ip address 10.254.0.0 255.255.255.0"],
      "overlaps",
    ],
  ])("refuses %s", (_, lines, why) => {
    const one = device();
    const before = one.running();
    expect(refusals(one, lines).join()).toContain(why);
    expect(one.running()).toBe(before);
  });

  it("drops what a peer had of its own when it joins its group again, and all of it when it goes", () => {
    const one = device();
    expect(refusals(one, ["bgp 64600", "peer 10.254.0.0 group SPINES"])).toEqual([]);
    expect(one.running()).not.toContain("peer 10.254.0.0 description");
    expect(one.running()).not.toContain("peer 10.254.0.0 route-policy");
    expect(refusals(one, ["undo peer 10.254.0.0"])).toEqual([]);
    expect(one.running()).not.toContain("peer 10.254.0.0");
  });

  it("drops the peers of a group that goes", () => {
    const one = device();
    expect(refusals(one, ["bgp 64600", "undo group SPINES"])).toEqual([]);
    expect(one.running()).not.toMatch(/SPINES|10\.254\.0\.0 /);
  });

  it("drops all that a port had when it changes its mode", () => {
    const one = device();
    expect(refusals(one, ["interface HundredGigE1/0/1", "port link-mode bridge"])).toEqual([]);
    expect(one.running()).not.toContain("HundredGigE1/0/1");
  });

  it("starts sessions anew by what they are made with, and by nothing else", () => {
    const one = device();
    expect(
      refusals(one, ["bgp 64600", "peer SPINES description x", "peer SPINES timer keepalive 5 hold 15"]),
    ).toEqual([]);
    expect(one.resets()).toEqual(["10.254.0.0"]);
  });

  it("tells when a policy or a list goes that is named", () => {
    const one = device();
    expect(refusals(one, ["undo ip prefix-list A index 10"])).toEqual([]);
    expect(one.lapses()).toContain("if-match ip address prefix-list A");
  });
});
