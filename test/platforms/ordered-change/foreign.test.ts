import { strangeText } from "../../../src/platforms/ordered-change/foreign.ts";

const NXOS =
  "!Command: show running-config\n\nversion 9.3(8) Bios:version 07.69\nfeature bgp\ninterface Ethernet1/1";

/** Of a chassis with modules, without what stands above it. */
const EOS = "interface Ethernet3/1\n   description r1-n1\n!\ninterface Loopback0\n";

const CUT = {
  eos: "! Command: show running-config\n! device: leaf-1 (DCS-7050SX3-48YC8, EOS-4.32.2F)\n!\nvlan 10\n",
  comware: "#\n version 7.1.070, Release 6710\n#\nirf mac-address persistent timer\n",
  vrp: "!Software Version V300R023C00SPC500\n#\nvlan batch 10\n",
} as const;

describe("a text that is to be all that a device runs", () => {
  it("of NX-OS has no end, and may be without its last line feed", () => {
    expect(strangeText("nxos", NXOS)).toBeNull();
    expect(strangeText("nxos", `${NXOS}\n`)).toBeNull();
  });

  it.each(["eos", "comware", "vrp"] as const)("of %s is cut off without its end", (platform) => {
    expect(strangeText(platform, CUT[platform])).toMatch(/^is cut off: /);
    expect(strangeText(platform, `${CUT[platform]}${platform === "eos" ? "end" : "return"}\n`)).toBeNull();
  });

  it("of EOS may have ports of modules, as NX-OS has", () => {
    expect(strangeText("eos", EOS)).toBeNull();
  });

  it("is not another system's", () => {
    expect(strangeText("eos", `${NXOS}\n`)).toMatch(/^looks like a text of Cisco NX-OS/);
    expect(strangeText("nxos", CUT.eos)).toMatch(/^looks like a text of Arista EOS/);
  });
});
