import { creationOrder, rackOf, type CreationOrder, type Waits } from "../../src/calico/index.ts";
import { compile, type CalicoObject, type CalicoPlan } from "../../src/index.ts";
import { scaled, STACKS } from "../support/fabrics.ts";

const secured = STACKS.map((spec) => ({
  ...spec,
  bgp: { passwords: { nodes: "nodes", ...(spec.fabric?.model === "l2" ? {} : { switches: "fabric" }) } },
  calico: { ipam: { strictAffinity: true } },
}));

/** All that must have come before an object, through all that it waits for. */
function before(object: CalicoObject, order: CreationOrder): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  const visit = ({ switches, passwords, objects, nodes }: Waits): void => {
    if (switches) found.add("switches");
    for (const node of nodes) found.add(node);
    const pools = nodes.flatMap((node) => order.nodes.get(node) ?? []);
    for (const one of new Set([...objects, ...pools, ...(passwords ? order.passwords : [])])) {
      if (found.has(one)) continue;
      found.add(one);
      const waits = order.objects.get(one);
      if (waits !== undefined) visit(waits);
    }
  };
  const waits = order.objects.get(object);
  if (waits !== undefined) visit(waits);
  return found;
}

const allOf = ({ ipam, pools, filters, peers, configuration }: CalicoPlan): CalicoObject[] => [
  ...ipam,
  ...pools,
  ...filters,
  ...peers,
  configuration,
];

const count = ({ objects, nodes }: CreationOrder): number =>
  [...objects.values()].reduce((sum, { objects: of, nodes: and }) => sum + of.length + and.length, 0) +
  [...nodes.values()].reduce((sum, pools) => sum + pools.length, 0);

describe.each(secured.map((spec) => [spec.name, spec] as const))(
  "the order of %s's objects",
  (_name, spec) => {
    const { calico } = compile(spec);
    const order = creationOrder(calico);
    const places = [...order.objects.keys()];

    it("has each object once, after all that it waits for, and all of them after every switch", () => {
      expect(new Set(places)).toEqual(new Set(allOf(calico)));
      for (const [object, { objects }] of order.objects)
        for (const other of objects) expect(places.indexOf(other)).toBeLessThan(places.indexOf(object));
      for (const object of places) expect(before(object, order)).toContain("switches");
      for (const pools of order.nodes.values()) expect(pools.length).toBeGreaterThan(0);
    });

    it("has a peer after its filters, its passwords, and the nodes of its rack, or the one that dials; and the mesh's end after all", () => {
      for (const peer of calico.peers) {
        const earlier = before(peer, order);
        const filters = calico.filters.filter(({ metadata }) =>
          (peer.spec["filters"] as readonly string[]).includes(metadata.name),
        );
        const rack = rackOf(peer, calico);
        const alone = peer.spec["node"];
        const nodes = calico.nodes.filter((node) =>
          alone === undefined ? rack === undefined || node.rack === rack : node.name === alone,
        );
        for (const one of [...filters, ...nodes]) expect(earlier.has(one)).toBe(true);
        expect(order.objects.get(peer)?.passwords).toBe(true);
      }
      const earlier = before(calico.configuration, order);
      for (const one of [...calico.peers, ...calico.pools, ...calico.nodes])
        expect(earlier.has(one)).toBe(true);
    });

    it("waits for as many as the fabric has nodes, and not for their square", () => {
      const waits = (racks: number): number =>
        count(creationOrder(compile(scaled(spec, racks, 4, 2)).calico));
      expect(waits(16)).toBeLessThan(2.2 * waits(8));
    });

    it("knows which rack an object selects, and that others select across racks", () => {
      for (const one of [...calico.pools, ...calico.peers]) {
        const selector = String(one.spec["nodeSelector"]);
        const rack = rackOf(one, calico);
        expect(selector.startsWith("rack == ")).toBe(rack !== undefined);
        if (rack !== undefined) expect(selector).toContain(`rack == '${rack}'`);
      }
    });
  },
);
