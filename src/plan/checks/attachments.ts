import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import type { Datacenter, RackSpec } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { bondOf } from "../rack-pairs.ts";

const refused = (path: SpecPath, message: string, hint: string): Diagnostic =>
  errorAt(path, "attachment-unsupported", message, hint);

/** A bond is one port to both ToRs of a rack, and there is a link to each. */
const bonds = (dc: Datacenter, rack: RackSpec, r: number): readonly Diagnostic[] => {
  const why = (name: string): string =>
    `${name} would bond its ports by LACP, and in rack ${rack.name} a server has a link with an address to each ToR`;
  const hint = "use active-backup, of which no ToR sees anything, or the attachment shared";
  const own = (["nodes", "hosts"] as const).flatMap((kind) =>
    rack[kind].flatMap(({ name, bond }, n) =>
      bond === "lacp" ? [refused(["racks", r, kind, n, "bond"], why(name), hint)] : [],
    ),
  );
  if (bondOf(dc, rack, {}) !== "lacp") return own;
  const path = rack.bond === undefined ? ["servers", "bond"] : ["racks", r, "bond"];
  return [refused(path, why("a server"), hint), ...own];
};

const ofRack = (dc: Datacenter, rack: RackSpec, r: number): readonly Diagnostic[] => [
  ...pinnedInNetwork(rack, r),
  ...bonds(dc, rack, r),
  ...(dc.servers.links > 1
    ? [
        refused(
          ["servers", "links"],
          `${String(dc.servers.links)} cables from a server to each ToR, and in rack ${rack.name} each has one link to each`,
          "use 1, or the attachment shared",
        ),
      ]
    : []),
];

/** Pins of what only a network has. */
const pinnedInNetwork = (rack: RackSpec, r: number): readonly Diagnostic[] =>
  rack.tors.flatMap(({ pin }, t) =>
    pin.address === undefined
      ? []
      : [
          refused(
            ["racks", r, "tors", t, "pin", "address"],
            `servers of rack ${rack.name} have links of their own, and its ToRs no address in a network of the rack`,
            "remove the pin",
          ),
        ],
  );

const SHARED = "share a network with its ToRs";

const SWITCHED = "are on planes, which its ToRs only switch";

/** Pins of what only links have, by what servers have in place of them. */
const uselessPins = (rack: RackSpec, r: number, instead: string): readonly Diagnostic[] =>
  rack.tors.flatMap(({ pin }, t) =>
    pin.serverLinks === undefined
      ? []
      : [
          refused(
            ["racks", r, "tors", t, "pin", "serverLinks"],
            `servers of rack ${rack.name} ${instead}, and have no links of their own`,
            "remove the pin",
          ),
        ],
  );

const checkRack = (
  dc: Datacenter,
  { routing, attachments }: LayoutRules,
  rack: RackSpec,
  r: number,
): readonly Diagnostic[] => {
  if (routing.from === "node") return uselessPins(rack, r, SWITCHED);
  return attachments.of(rack).network === "rack" ? uselessPins(rack, r, SHARED) : ofRack(dc, rack, r);
};

/** What can't be said of servers that are attached as they are; once for each path. */
export function checkAttachments(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const found = dc.racks.flatMap((rack, r) => checkRack(dc, rules, rack, r));
  return [...new Map(found.map((one) => [one.path.join("."), one])).values()];
}
