import { fabricsOn } from "../platforms/support/fabrics.ts";
import type { PlatformName } from "../../src/spec/index.ts";
import { differing, importedFrom, textsIn, textsOf } from "./imported.ts";

const FABRICS = [
  "demo",
  "as-per-rack-dual",
  "as-per-server-dual",
  "as-per-cluster-dual",
  "downward-default-dual",
  "hosts",
  "igp-tors",
  "dual-stack",
  "unnumbered",
];

const byName = (texts: readonly { readonly file: string }[]) =>
  texts.toSorted((one, other) => one.file.localeCompare(other.file));

const cases = (["eos", "nxos"] as const satisfies readonly PlatformName[]).flatMap((platform) =>
  fabricsOn(platform)
    .filter(({ name }) => FABRICS.includes(name))
    .map((spec) => [platform, spec.name, spec] as const),
);

describe("running configurations of other systems", () => {
  it.each(cases)("%s: %s becomes a spec whose texts are these, byte for byte", (platform, _, spec) => {
    const texts = textsOf(spec);
    const trial = importedFrom(platform, texts);
    expect(differing(trial)).toEqual([]);
    expect(byName(textsIn(trial))).toEqual(byName(texts));
  });

  it("as EOS prints them, with a head, an end and lines of a user's, differ in nothing", () => {
    const [, , spec] = cases.find(([platform, name]) => platform === "eos" && name === "demo") ?? [];
    const texts = spec === undefined ? [] : textsOf(spec);
    const trial = importedFrom(
      "eos",
      texts.map(({ file, text }) => ({
        file,
        text: `! Command: show running-config\n! device: sw (DCS-7050SX3-48YC8, EOS-4.28.3M)\n!\nntp server 192.0.2.1\n!\n${text}!\nend\n`,
      })),
    );
    expect(differing(trial)).toEqual([]);
    expect(trial.comparisons.map(({ beside }) => beside.map(({ line }) => line))).toEqual(
      texts.map(() => ["ntp server 192.0.2.1"]),
    );
  });
});
