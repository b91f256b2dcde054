import { warningAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import type { Datacenter, RackSpec } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";

/** Something that the spec says, and whether anything comes of it. */
interface Saying {
  readonly path: SpecPath;
  readonly isSaid: boolean;
  readonly isUsed: boolean;
  /** Why nothing comes of it, where it is not what servers have. */
  readonly why?: string;
}

const NONE_ROUTES = "no switch routes";
const SWITCHED = "ToRs only switch";
const ROUTED = "servers have links of their own, and share no network with their ToRs";
const UNNUMBERED = "links are unnumbered, and have no addresses";

/**
 * Options of what links and racks are without, most of them of what a rack's network is on its ToRs, where a rack is no network. They are told and not refused: a rack that comes may use what
 * is said of all, and a spec that is held against another model keeps them.
 */
export function checkUnusedOptions(
  { ports, racks, linux, uplinks, vrf }: Datacenter,
  { routing, attachments, links }: LayoutRules,
): readonly Diagnostic[] {
  if (racks.length === 0) return [];
  const switches = routing.from === "node";
  const networkOf = (rack: RackSpec) => (switches ? "none" : attachments.of(rack).network);
  const isShared = (rack: RackSpec): boolean => networkOf(rack) !== "none";
  const isJoined = (rack: RackSpec): boolean => networkOf(rack) === "rack";
  const anyShared = racks.some(isShared);
  const sayings: readonly Saying[] = [
    { path: ["ports", "torRack"], isSaid: ports.torRack !== undefined, isUsed: anyShared },
    {
      path: ["ports", "torPeer"],
      isSaid: ports.torPeer !== undefined,
      isUsed: racks.some(isJoined) || switches,
    },
    {
      path: ["linux", "bridges"],
      isSaid: linux.bridges !== "vlan-aware",
      isUsed: anyShared || routing.from !== "spine",
    },
    { path: ["vrf"], isSaid: vrf !== undefined, isUsed: !switches, why: NONE_ROUTES },
    {
      path: ["uplinks", "lower"],
      isSaid: uplinks.lower !== "spine",
      isUsed: routing.from !== "spine" || links === "numbered",
      why: UNNUMBERED,
    },
    ...racks.flatMap((rack, r) =>
      rack.tors.flatMap((tor, t): readonly Saying[] => {
        const at = (field: string): SpecPath => ["racks", r, "tors", t, "ports", field];
        return [
          { path: at("rack"), isSaid: tor.ports.rack !== undefined, isUsed: isShared(rack) },
          { path: at("peer"), isSaid: tor.ports.peer !== undefined, isUsed: isJoined(rack) || switches },
        ];
      }),
    ),
  ];
  return sayings
    .filter(({ isSaid, isUsed }) => isSaid && !isUsed)
    .map(({ path, why = switches ? SWITCHED : ROUTED }) =>
      warningAt(path, "option-unused", `nothing comes of it: ${why}`, "remove it"),
    );
}
