import type { DatacenterSpec } from "../../src/index.ts";
import { importFabric, type RunningText } from "../../src/import/index.ts";
import { specOf } from "../support/specs.ts";
import { differing, importedFrom, textsIn, textsOf } from "./imported.ts";

const unnumbered = (spec: DatacenterSpec): DatacenterSpec => ({ ...spec, links: "unnumbered" });

const byName = (texts: readonly { readonly file: string }[]) =>
  texts.toSorted((one, other) => one.file.localeCompare(other.file));

/** The same with other words where the fabric's are `s0 swp1`. */
const described = (texts: readonly RunningText[], as: (peer: string, port: string) => string) =>
  texts.map(({ file, text }) => ({
    file,
    text: text.replaceAll(
      /^( description )(\S+) (swp\d+)$/gm,
      (_, head: string, peer: string, port: string) => `${head}${as(peer, port)}`.trimEnd(),
    ),
  }));

describe("links without addresses", () => {
  it.each<readonly [string, DatacenterSpec]>([
    ["spines that peer", unnumbered(specOf(3, [{ nodes: 2, tors: 2 }, 1], { model: "downward-default" }))],
    [
      "two cables to each spine",
      {
        ...unnumbered(specOf(2, [1, 1])),
        capacity: { maxUplinksPerSpine: 2 },
        uplinks: { links: 2 },
      },
    ],
    [
      "a ToR that goes to one spine, by ports of its own",
      unnumbered({
        ...specOf(2, [1]),
        racks: [
          {
            name: "r0",
            index: 0,
            tors: [{ index: 0, uplinks: { spines: ["s1"] }, ports: { to: { s1: "swp7" } } }],
            nodes: [{ name: "n0", index: 0 }],
          },
        ],
      }),
    ],
  ])("with %s become the spec that they are of", (_, spec) => {
    const texts = textsOf(spec);
    const trial = importedFrom("frr", texts);
    expect(differing(trial)).toEqual([]);
    expect(byName(textsIn(trial))).toEqual(byName(texts));
  });

  it("lead to whom their descriptions name, in whatever words, and by the ports that they name", () => {
    const spec = {
      ...unnumbered(specOf(2, [1])),
      capacity: { maxUplinksPerSpine: 2 },
      uplinks: { links: 2 },
    };
    const crossed = described(
      textsOf(spec),
      (peer, port) => `Uplink to ${peer.toUpperCase()}.dc1.example:${port} (rack 1)`,
    );
    expect(importedFrom("frr", crossed).spec["links"]).toBe("unnumbered");
    const names = described(textsOf(spec), (peer) => `to ${peer}`);
    const { fabric } = importedFrom("frr", names);
    expect(fabric?.plan.links.map(({ ends }) => ends.map((end) => `${end.device} ${end.interface}`))).toEqual(
      [
        ["r0-tor0 swp49", "s0 swp1"],
        ["r0-tor0 swp50", "s0 swp2"],
        ["r0-tor0 swp51", "s1 swp1"],
        ["r0-tor0 swp52", "s1 swp2"],
      ],
    );
  });

  it("whose ends nobody names are told, each with what to do", () => {
    const texts = described(textsOf(unnumbered(specOf(1, [1]))), () => "uplink");
    const result = importFabric("imported", { platform: "frr", texts, objects: null });
    expect(result.ok && result.notes).toContain(
      'no text says who is at the other end of r0-tor0 swp49, which has no address: name the spine in the port\'s description, as in "spine-1 swp1"',
    );
  });
});
