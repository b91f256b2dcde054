import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import { oneOf } from "../../text/nearest.ts";
import type { LayoutRules } from "../lay-out.ts";
import { torName } from "../numbering.ts";
import { spinesOf } from "../uplinks.ts";

const unsupported = (path: SpecPath, message: string, hint: string): Diagnostic =>
  errorAt(path, "model-unsupported", message, hint);

/** Passwords of sessions that the fabric does not have, or does not have one by one. */
export function checkPasswords(dc: Datacenter, { routing }: LayoutRules): readonly Diagnostic[] {
  const spines = dc.spines.map(({ name }) => name);
  const { model } = dc.fabric;
  return [
    ...(routing.from === "node" && dc.bgp.passwords.switches !== undefined
      ? [
          unsupported(
            ["bgp", "passwords", "switches"],
            `no switch has a session in ${model}`,
            "remove it; bgp.passwords.nodes is what its sessions take",
          ),
        ]
      : []),
    ...dc.racks.flatMap((rack, r): Diagnostic[] => [
      ...(routing.from === "node" && rack.password !== undefined
        ? [
            unsupported(
              ["racks", r, "password"],
              `sessions of ${model} are between nodes of all racks`,
              "use bgp.passwords.nodes for all of them",
            ),
          ]
        : []),
      ...rack.tors.flatMap((tor, t) =>
        Object.keys(tor.uplinkPasswords).flatMap((spine): Diagnostic[] => {
          const path = ["racks", r, "tors", t, "uplinkPasswords", spine];
          if (routing.from !== "spine")
            return [
              unsupported(
                path,
                "spines that switch have no sessions",
                "use bgp.passwords.switches, which all ToRs have with one another",
              ),
            ];
          const reached = spinesOf(dc, { rack, tor }).map(({ name }) => name);
          if (reached.includes(spine)) return [];
          return [
            errorAt(
              path,
              "value-invalid",
              spines.includes(spine)
                ? `${torName(rack, tor)} does not go to the spine "${spine}"`
                : `there is no spine "${spine}"`,
              oneOf(spine, reached, "name one that is there"),
            ),
          ];
        }),
      ),
    ]),
  ];
}
