import { compileSpec } from "../../src/index.ts";
import { importFabric, type RunningText } from "../../src/import/index.ts";
import { systemOf } from "../../src/import/running-texts.ts";
import { parseSonic } from "../../src/platforms/sonic/change/text.ts";
import { networkIn } from "../../src/platforms/linux/network-text.ts";
import { treeOfPatch } from "../../src/platforms/cumulus/change/texts.ts";
import { ends, isTree } from "../../src/platforms/tree-change/tree.ts";
import type { ReadPlatform } from "../../src/import/read-platforms.ts";
import { fabricsOn } from "../platforms/support/fabrics.ts";
import { differing, importedFrom, textsIn, textsOf } from "./imported.ts";

/**
 * What docs/import.md says is not found: names of passwords, maintenance, aggregates, LLDP, a subnet at each ToR, IPv6 of routers outside or alone.
 */
const NOT_FOUND =
  /^(?:l2-.*|guarded.*|lacp.*|borders|uplink-aggregates.*|ethernet|planes-with-lldp|as-per-rack-subnets|dual-stack-outside|ipv6-only)$/;

/** Those that between them have every kind of line; `ALL_IMPORTS=1` tries all. */
const FEW = [
  "demo",
  "as-per-rack-dual",
  "as-per-server-dual",
  "downward-default-routed",
  "igp-tors",
  "unnumbered",
  "dual-stack",
];

const isTried = ({ name }: { readonly name: string }): boolean =>
  process.env["ALL_IMPORTS"] === "1" ? !NOT_FOUND.test(name) : FEW.includes(name);

const PLATFORMS = ["linux", "comware", "vrp", "sonic", "cumulus"] as const satisfies readonly ReadPlatform[];

const byName = (texts: readonly RunningText[]) =>
  texts.toSorted((one, other) => one.file.localeCompare(other.file));

const cases = PLATFORMS.flatMap((platform) =>
  fabricsOn(platform)
    .filter((spec) => isTried(spec) && compileSpec(spec).ok)
    .map((spec) => [platform, spec.name, spec] as const),
);

const demoOn = (platform: ReadPlatform): readonly RunningText[] =>
  textsOf(fabricsOn(platform).find(({ name }) => name === "demo") ?? { name: "none", spines: [] });

const foundOf = (platform: ReadPlatform | null, texts: readonly RunningText[]) => {
  const result = importFabric("imported", { platform, texts, objects: null });
  if (!result.ok) throw new Error(result.faults.join("\n"));
  return result.trial;
};

describe("running configurations of every system", () => {
  it.each(cases)("%s: %s becomes a spec whose texts are these, byte for byte", (platform, _, spec) => {
    const texts = textsOf(spec);
    const trial = importedFrom(platform, texts);
    expect(differing(trial)).toEqual([]);
    expect(byName(textsIn(trial))).toEqual(byName(texts));
  });

  it.each(["frr", "eos", "nxos", ...PLATFORMS] as const)("%s is known by its text", (platform) => {
    expect(new Set(demoOn(platform).map(({ text }) => systemOf(text)))).toEqual(new Set([platform]));
  });

  it("of several systems in one fabric become one spec, each switch on its own", () => {
    const [demo] = fabricsOn("eos");
    if (demo === undefined) throw new Error("no fabric");
    const ofRacks: readonly ReadPlatform[] = ["sonic", "cumulus", "comware", "vrp"];
    const mixed = {
      ...demo,
      racks: (demo.racks ?? []).map((rack, at) => ({
        ...rack,
        tors: (rack.tors ?? []).map((tor) => ({ ...tor, platform: ofRacks[at % ofRacks.length] ?? "eos" })),
      })),
    };
    const texts = textsOf(mixed);
    const trial = foundOf(null, texts);
    expect(differing(trial)).toEqual([]);
    expect(byName(textsIn(trial))).toEqual(byName(texts));
  });

  it("SONiC's two files of one switch, as the device prints them, differ in nothing", () => {
    const texts = demoOn("sonic").flatMap(({ file, text }) => {
      const { db, frr } = parseSonic(text);
      const other = {
        NTP_SERVER: { "192.0.2.5": {} },
        PORT: { ...db["PORT"], Ethernet252: { mtu: "9100" } },
      };
      return [
        { file: file.replace(".conf", ".json"), text: JSON.stringify({ ...db, ...other }) },
        { file, text: frr ?? "" },
      ];
    });
    const trial = foundOf("sonic", texts);
    expect(differing(trial)).toEqual([]);
    expect(new Set(trial.comparisons.flatMap(({ beside }) => beside.map(({ whole }) => whole)))).toEqual(
      new Set(["NTP_SERVER|192.0.2.5", "PORT|Ethernet252", "PORT|Ethernet252\nmtu 9100"]),
    );
    expect(differing(foundOf(null, texts))).toEqual([]);
  });

  it("Linux's two files of one switch are one", () => {
    const texts = demoOn("linux").flatMap(({ file, text }) => [
      { file: file.replace(".conf", ".intf"), text: networkIn(text) },
      { file, text: text.replaceAll(/^(?:!\|.*|! \/etc.*)\n/gm, "") },
    ]);
    expect(differing(foundOf("linux", texts))).toEqual([]);
  });

  it("Cumulus' commands say what its tree says", () => {
    const texts = demoOn("cumulus").map(({ file, text }) => ({
      file,
      text: ends(treeOfPatch(text))
        .map(([path, value]) => [...path, ...(isTree(value) ? [] : [String(value)])])
        .map(
          (words) => `nv set ${words.map((word) => (/[ ({[]/.test(word) ? `'${word}'` : word)).join(" ")}\n`,
        )
        .join(""),
    }));
    expect(differing(foundOf("cumulus", texts))).toEqual([]);
  });

  it("a line that is another is told in the words of its system", () => {
    const texts = demoOn("cumulus").map(({ file, text }) => ({
      file,
      text: text.replace("routerid-compare: 'on'", "routerid-compare: 'off'"),
    }));
    expect(differing(foundOf("cumulus", texts)).slice(0, 2)).toEqual([
      expect.stringContaining("path-selection\nrouterid-compare on"),
      expect.stringContaining("path-selection\nrouterid-compare off"),
    ]);
  });
});
