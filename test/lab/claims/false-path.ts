import { waitFor } from "../../support/wait-for.ts";
import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { mislead, type FalsePath } from "../rogue.ts";
import { CONVERGENCE_SECONDS, type Claim, type Finding } from "./claim.ts";
import { inTurn } from "./in-each-family.ts";
import { compareTables } from "./rib-equal.ts";
import { during, flood, refusal, sceneOf, torsOf, torsSpeak, type Scene } from "./rogue-node.ts";
import { settled } from "./settled.ts";
import { simulationOf } from "./simulation.ts";

/*
 * A node announces what it may, out of its rack's range, and lies about the way: so it would draw another's traffic by a path that looks as
 * short as none, or hand routers a path that they choke on.
 */

/** RFC 5398: for documents. */
const NOBODY = 64_496;

interface Lie {
  readonly path: FalsePath;
  /** What the ToR says when it refuses a route. */
  readonly refused: (family: LabFamily, scene: Scene, prefix: string) => RegExp;
}

function liesIn(lab: Lab, { rogue, rack }: Scene): readonly Lie[] {
  const external = rogue.asn !== lab.plan().switches.find(({ name }) => name === rack.tors[0]?.device)?.asn;
  const own = external ? [rogue.asn] : [];
  const tooLong = lab.plan().guards.maximumAsPath + 1 - own.length;
  return [
    {
      path: [...own, ...Array<number>(tooLong).fill(NOBODY)],
      refused: (family, scene, prefix) => refusal(family, scene.rogue, prefix),
    },
    ...(external
      ? [
          {
            path: [NOBODY],
            refused: () => new RegExp(String.raw`incorrect first AS \(must be ${String(rogue.asn)}\)`),
          },
        ]
      : []),
  ];
}

function stopped(lab: Lab, family: LabFamily): Promise<Finding> {
  const scene = sceneOf(lab);
  const { rogue, rack } = scene;
  return during(lab, family, scene, ["bgp updates in"], async (logOf) => {
    const faults: string[] = [];
    for (const [at, { path, refused }] of liesIn(lab, scene).entries()) {
      const prefix = family.prefix(flood(rack, at + 1).at(-1) ?? rack.pods);
      await mislead(lab, rogue.name, family.bird, [prefix], path);
      for (const tor of torsOf(scene))
        await waitFor(async () => refused(family, scene, prefix).test(await logOf(tor)), {
          what: `${tor} to refuse ${prefix} by the path ${(path ?? []).slice(0, 3).join(" ")}`,
          withinSeconds: 20,
        });
      const others = new Set([rogue.name]);
      const tables = await settled(() => compareTables(lab, simulationOf(lab), others), CONVERGENCE_SECONDS);
      if (!tables.ok) faults.push(tables.detail ?? "tables of others are not as before");
    }
    return faults;
  });
}

export const falsePathStopped: Claim = {
  id: "false-path-stopped",
  says: "a node that announces its own rack's addresses by a path too long, or by eBGP one that begins with another's AS, is refused it by its ToR; others lose no ping, no session and no route",
  appliesTo: torsSpeak,
  run: (lab) => inTurn(lab, (family) => stopped(lab, family)),
};
