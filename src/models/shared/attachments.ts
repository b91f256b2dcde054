import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import type { AttachmentName, Datacenter } from "../../spec/index.ts";

/** Why a model can't have servers attached in a way, by the way; null where it can. */
export type Attaches = Readonly<Record<AttachmentName, string | null>>;

export const ATTACHES_ALL: Attaches = { shared: null, routed: null, "subnet-per-tor": null };

/** Where the model leaves only a network that a rack shares. */
export const attachesShared = (why: string): Attaches => ({
  shared: null,
  routed: why,
  "subnet-per-tor": why,
});

/** Where nodes peer through their ToRs, or go to one another directly. */
export const attachesThroughTor = ({
  withinRack,
}: {
  readonly withinRack: "direct" | "through-tor";
}): Attaches =>
  withinRack === "direct"
    ? {
        ...ATTACHES_ALL,
        routed: "no server is on another's network, so none goes to another directly (withinRack)",
      }
    : ATTACHES_ALL;

/** Where somebody says how servers are attached: of all racks, and of single ones. */
const said = ({ servers, racks }: Datacenter): readonly (readonly [SpecPath, AttachmentName])[] => [
  [["servers", "attachment"], servers.attachment],
  ...racks.flatMap(({ attachment }, r): (readonly [SpecPath, AttachmentName])[] =>
    attachment === undefined ? [] : [[["racks", r, "attachment"], attachment]],
  ),
];

/** Ways that the model can't have. */
export const checkAttaches = (dc: Datacenter, attaches: Attaches): readonly Diagnostic[] =>
  said(dc).flatMap(([path, name]) => {
    const why = attaches[name];
    return why === null
      ? []
      : [
          errorAt(
            path,
            "attachment-unsupported",
            `in ${dc.fabric.model} as it is set up here servers can't be attached as ${name}: ${why}`,
            `use ${(Object.keys(attaches) as AttachmentName[]).filter((one) => attaches[one] === null).join(" or ")}, or another model`,
          ),
        ];
  });
