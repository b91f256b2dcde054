import { valueIn, type Design, type SpecObject } from "./design.ts";
import type { RackShape } from "./fabric-shape.ts";
import { search, type Question, type Trial } from "./search.ts";

/** Of so many racks or fewer all are looked at from the beginning. */
const FEW = 8;

/** Racks that have to be there for the design to be one: their ToRs stand before the outside. */
const isBorder = (design: Design): ((rack: RackShape) => boolean) => {
  const peers = (valueIn(design, ["outside", "peers"]) ?? []) as readonly SpecObject[];
  const borders = new Set(peers.map((peer) => peer["switch"]));
  return ({ tors }) => tors.some(({ name }) => borders.has(name));
};

/** One of each sort, and some of the most common, over all of them. */
function sampleOf(racks: readonly RackShape[], design: Design): readonly RackShape[] {
  const kinds = Map.groupBy(racks, ({ tors, servers, hosts }) =>
    JSON.stringify([tors.map(({ facts }) => facts?.platform), servers.length > 0, hosts.length > 0]),
  );
  const firsts = new Set([...kinds.values()].flatMap(([first]) => first ?? []));
  const step = Math.ceil(racks.length / FEW);
  const isIn = isBorder(design);
  return racks.filter((rack, at) => at % step === 0 || firsts.has(rack) || isIn(rack));
}

/**
 * As `search`. What holds for a whole large fabric is looked for in a few of its racks, by their ToRs, and then all is held against it: the answer is
 * the same, for nothing is left out in the end.
 */
export function searchLarge(question: Question, first: Design): Trial {
  const { shape, running } = question;
  const racks = shape.racks.length > FEW ? sampleOf(shape.racks, first) : shape.racks;
  if (racks.length === shape.racks.length) return search(question, first);
  const tors = new Set(racks.flatMap((rack) => rack.tors.map(({ name }) => name)));
  const { design, fabric } = search(
    {
      ...question,
      shape: { ...shape, racks },
      running: running.filter(({ facts }) => tors.has(facts.name)),
      cluster: null,
    },
    first,
  );
  return search(question, fabric === null ? first : design);
}
