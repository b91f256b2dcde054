import { compile, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import { analyseFailures, simulate, type Failure } from "../../src/simulate/index.ts";
import { withOutside } from "../support/outside.ts";
import { specOf } from "../support/specs.ts";
import { VARIANTS, type FabricSpec } from "../support/variants.ts";

const ATTACHED: readonly (readonly [string, FabricSpec])[] = VARIANTS.flatMap(({ name, fabric }) => {
  const isThrough = !("withinRack" in fabric) || fabric.withinRack === "through-tor";
  const isReflecting =
    fabric.model !== "as-per-rack" ||
    (fabric.inRack?.kind === "route-reflector" && fabric.inRack.on === "tor");
  return fabric.model.startsWith("as-per") && isThrough && isReflecting ? [[name, fabric] as const] : [];
});

const bordered = (fabric: FabricSpec, announce = {}): DatacenterSpec => ({
  ...withOutside(specOf(2, [{ nodes: 2, tors: 2 }, 1], fabric), ["r0-tor0"], ["default-only"], { announce }),
  servers: { attachment: "routed" },
});

const isWarned = (spec: DatacenterSpec): boolean =>
  compile(spec).warnings.some(({ code }) => code === "border-loses-servers");

/** Whether the cable between the border and a server takes the outside's way to the server, which has another cable. */
function losesServer(spec: DatacenterSpec): boolean {
  const { plan, ...fabric } = compile(spec);
  const link = plan.racks[0]?.nodes[0]?.links.find(({ device }) => device === "r0-tor0");
  if (link === undefined) throw new Error("no link from r0-tor0 to a server");
  const cable: Failure = { kind: "link", device: "r0-tor0", interface: link.interface };
  const [impact] = analyseFailures(simulate(intentsOf({ plan, ...fabric })), [cable]);
  return [impact?.cut, impact?.unreachable, impact?.partlyLost].some((found) => (found?.count ?? 0) > 0);
}

describe("a border that is one of two ToRs to which servers have links of their own", () => {
  it.each(ATTACHED)(
    "in %s is warned of exactly where it loses a server with one of its two cables",
    (_, fabric) => {
      const spec = bordered(fabric);
      expect(isWarned(spec)).toBe(losesServer(spec));
      expect(isWarned(spec)).toBe(fabric.model === "as-per-rack");
    },
  );

  it("is not where pods are not announced, or the rack has one network, or one ToR", () => {
    const shared: DatacenterSpec = {
      ...bordered({ model: "as-per-rack" }),
      servers: { attachment: "shared" },
    };
    const single = withOutside(specOf(2, [2, 1]), ["r0-tor0"]);
    for (const spec of [
      shared,
      bordered({ model: "as-per-rack" }, { pods: "none" }),
      { ...single, servers: { attachment: "routed" as const } },
    ])
      expect(isWarned(spec)).toBe(false);
  });
});
