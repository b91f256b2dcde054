import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../lay-out.ts";
import { PINS_OF_SPINE_LINKS, USELESS_PINS } from "../useless-pins.ts";

/** Something said of an object that the fabric does not have there. */
interface Saying {
  readonly path: SpecPath;
  readonly said: boolean;
  /** `spines only switch, and have no loopback`. */
  readonly why: string;
}

const isSaid = (value: unknown): boolean =>
  typeof value === "object" && value !== null ? Object.keys(value).length > 0 : value !== undefined;

/** Addresses in planes that are not there. */
const beyond = (pinned: Readonly<Record<string, unknown>>, at: SpecPath, planes: number): readonly Saying[] =>
  Object.keys(pinned).map((plane) => ({
    path: [...at, "pin", "planes", plane],
    said: Number(plane) >= planes,
    why: `there is no plane ${plane}`,
  }));

/** Pins that spines, ToRs, racks or nodes have no use for where switches of a role only switch, or where they route. */
function pins(dc: Datacenter, { routing }: LayoutRules): readonly Saying[] {
  const verb = routing.from === "spine" ? "route" : "only switch";
  const useless = USELESS_PINS[routing.from];
  const names: Readonly<Record<string, string>> = { uplinks: "routed links", planes: "planes" };
  const of = (
    pin: object,
    at: SpecPath,
    fields: readonly string[],
    why: (field: string) => string,
  ): Saying[] =>
    fields.map((field) => ({
      path: [...at, "pin", field],
      said: isSaid((pin as Readonly<Record<string, unknown>>)[field]),
      why: why(field),
    }));
  const ofSpines = dc.spines.flatMap(({ pin }, s) =>
    of(pin, ["spines", s], useless.spine, (field) =>
      routing.from === "node" && field === "plane"
        ? "a plane is not one spine's, and its subnet comes from pools.nodePlanes in order"
        : `spines ${verb}, and have no ${field}`,
    ),
  );
  const ofRacks = dc.racks.flatMap((rack, r) => [
    ...rack.tors.flatMap(({ pin }, t) =>
      of(pin, ["racks", r, "tors", t], useless.tor, (field) =>
        field === "loopback" || routing.from === "node"
          ? `ToRs only switch, and have no ${names[field] ?? field}`
          : `spines ${verb}, and have no ${names[field] ?? field}`,
      ),
    ),
    ...(routing.from !== "node"
      ? rack.nodes.flatMap(({ pin }, n) =>
          of(
            pin,
            ["racks", r, "nodes", n],
            useless.node,
            () => "nodes stand in their rack's network, and in no plane",
          ),
        )
      : [
          ...of(
            rack.pin,
            ["racks", r],
            useless.rack,
            () => "nodes stand in planes, and a rack is no network",
          ),
          ...rack.nodes.flatMap(({ pin }, n) =>
            beyond(pin.planes, ["racks", r, "nodes", n], routing.fabric.planes),
          ),
        ]),
  ]);
  return [...ofSpines, ...ofRacks];
}

/** Reflectors of planes where nodes stand in none. */
const reflectors = (dc: Datacenter, { routing }: LayoutRules): readonly Saying[] =>
  dc.racks.flatMap((rack, r) =>
    rack.nodes.map((node, n) => ({
      path: ["racks", r, "nodes", n, "reflectsPlane"],
      said: routing.from !== "node" && node.reflectsPlane !== undefined,
      why: "nodes stand in no plane, so none reflects in one",
    })),
  );

/** Pins of the networks and addresses of links that have none. */
const linkPins = (dc: Datacenter, { routing, links }: LayoutRules): readonly Saying[] => {
  if (routing.from !== "spine" || links === "numbered") return [];
  const of = (path: SpecPath, pinned: Readonly<Record<string, unknown>>): Saying[] =>
    Object.keys(pinned).map((name) => ({
      path: [...path, name],
      said: true,
      why: "links are unnumbered, and have no addresses",
    }));
  return [
    ...dc.superSpines.flatMap(({ pin }, s) => of(["superSpines", s, "pin", "links"], pin.links)),
    ...dc.spines.flatMap(({ pin }, s) =>
      PINS_OF_SPINE_LINKS.flatMap((field) => of(["spines", s, "pin", field], pin[field])),
    ),
    ...dc.racks.flatMap(({ tors }, r) =>
      tors.flatMap(({ pin }, t) =>
        (["uplinks", "uplinkAddresses"] as const).flatMap((field) =>
          of(["racks", r, "tors", t, "pin", field], pin[field]),
        ),
      ),
    ),
  ];
};

/** What is said and would change nothing. */
export const checkUseless = (dc: Datacenter, rules: LayoutRules): Diagnostic[] =>
  [...pins(dc, rules), ...linkPins(dc, rules), ...reflectors(dc, rules)]
    .filter(({ said }) => said)
    .map(({ path, why }) =>
      errorAt(
        path,
        "model-unsupported",
        `in ${dc.fabric.model} as it is set up here ${why}`,
        path.includes("pin") ? "remove the pin" : "remove the field",
      ),
    );
