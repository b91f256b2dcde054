import { compile, type DatacenterSpec, type FabricPlan } from "../../src/index.ts";
import { datacenter as asPerRack } from "../lab/fabrics/as-per-rack-dual.ts";
import { datacenter as downwardDefault } from "../lab/fabrics/downward-default-dual.ts";
import { datacenter as dualStack } from "../lab/fabrics/unnumbered.ts";

const unnumbered = (spec: DatacenterSpec): FabricPlan => compile({ ...spec, links: "unnumbered" }).plan;

/** The cables, without numbers. */
const cables = ({ links }: FabricPlan): readonly string[] =>
  links.map(({ id, ends }) => [id, ...ends.flatMap((end) => [end.device, end.interface])].join(" "));

const numbers = ({ links }: FabricPlan): ReadonlyMap<string, number> =>
  new Map(links.flatMap((link) => (link.subnet === null ? [[link.id, link.number] as const] : [])));

describe.each([asPerRack, downwardDefault, dualStack])("links without addresses of $name", (spec) => {
  const [before, after] = [compile({ ...spec, links: "numbered" }).plan, unnumbered(spec)];

  it("are the same cables, and nothing else has another number", () => {
    expect(cables(after)).toEqual(cables(before));
    expect(after.switches).toEqual(before.switches);
    expect(after.racks).toEqual(before.racks);
    expect(after.ranges.links).toEqual([]);
  });

  it("have sessions whose ends are ports, and those in racks keep their addresses", () => {
    const ofLinks = new Set(after.links.map(({ id }) => id));
    const at = ({ sessions }: FabricPlan, ids: (id: string) => boolean) =>
      sessions.filter(({ id }) => ids(id)).flatMap(({ ends }) => ends);
    for (const end of at(after, (id) => ofLinks.has(id))) {
      if (end.kind !== "switch") throw new Error("a link leads to no switch");
      expect(end.address).toBeNull();
      expect(end.interface).not.toBeNull();
    }
    expect(at(after, (id) => !ofLinks.has(id))).toEqual(at(before, (id) => !ofLinks.has(id)));
  });

  it("each have a number that stays when racks, spines and capacity come", () => {
    const known = numbers(after);
    expect(new Set(known.values()).size).toBe(after.links.length);
    const more = numbers(
      unnumbered({
        ...spec,
        capacity: { ...spec.capacity, maxUplinksPerSpine: 4, maxSpines: 8, maxRacks: 16 },
        spines: [...spec.spines, { name: "spine-3", index: 2 }],
        racks: [...(spec.racks ?? []), { name: "r9", index: 8, nodes: [{ name: "r9-n1", index: 0 }] }],
      }),
    );
    for (const [id, number] of known) expect([id, more.get(id)]).toEqual([id, number]);
  });
});
