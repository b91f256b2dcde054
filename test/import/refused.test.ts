import { importFabric, type RunningText } from "../../src/import/index.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import type { ReadPlatform } from "../../src/import/read-platforms.ts";
import { textsOf } from "./imported.ts";

const texts = textsOf(demo);
const [first = { file: "", text: "" }] = texts;

const faults = (platform: ReadPlatform, all: readonly RunningText[]): readonly string[] => {
  const result = importFabric("dc1", { platform, texts: all, objects: null });
  return result.ok ? [] : result.faults;
};

const EOS = "! Command: show running-config\n! device: leaf-1 (DCS-7050SX3-48YC8, EOS-4.28.3M)\n!\nend\n";

describe("texts that are none of a fabric's switches are refused, each by its name", () => {
  it.each([
    ["an empty one", "frr", [{ file: "leaf-1.conf", text: " \n" }], "leaf-1.conf is empty"],
    [
      "another vendor's",
      "frr",
      [{ file: "leaf-1.conf", text: EOS }],
      "leaf-1.conf looks like a text of Arista EOS",
    ],
    [
      "one that is cut off",
      "frr",
      [
        {
          file: "leaf-1.conf",
          text: `Building configuration...\n\nCurrent configuration:\n!\nfrr version 8.4.4\n${first.text}`,
        },
      ],
      "leaf-1.conf is cut off",
    ],
    [
      "one that is cut off, of EOS",
      "eos",
      [{ file: "leaf-1.cfg", text: EOS.replace("end\n", "") }],
      "leaf-1.cfg is cut off",
    ],
    [
      "one printed page by page",
      "frr",
      [{ file: "leaf-1.conf", text: `${first.text}--More--\n` }],
      "leaf-1.conf was printed page by page",
    ],
    [
      "prose",
      "frr",
      [{ file: "leaf-1.conf", text: "Once upon a time\n" }],
      "leaf-1.conf says nothing of interfaces or BGP",
    ],
    ["two of one switch", "frr", [first, { ...first, file: "old/spine-1.conf" }], "are both of spine-1"],
    [
      "one without a name",
      "frr",
      [{ file: "running-config", text: first.text }],
      "running-config says no name of the switch that it is of",
    ],
    [
      "spines alone",
      "frr",
      texts.filter(({ file }) => file.includes("spine")),
      "none of the texts is of a ToR",
    ],
  ] as const)("%s", (_, platform, all, said) => {
    expect(faults(platform, all).join("\n")).toContain(said);
  });

  it("all at once", () => {
    const all = [
      { file: "a.conf", text: "" },
      { file: "b.conf", text: EOS },
    ];
    expect(faults("frr", all)).toHaveLength(2);
  });

  it("takes any part of a text without a word of a defect", () => {
    for (let length = 0; length < first.text.length; length += 197)
      expect(() =>
        importFabric("dc1", {
          platform: "frr",
          objects: null,
          texts: [{ file: "spine-1.conf", text: first.text.slice(0, length) }, ...texts.slice(1, 2)],
        }),
      ).not.toThrow();
  });
});
