import { errorAt, isError, SpecError } from "../diagnostics/index.ts";
import type { DatacenterSpec, SiteSpec } from "../spec/index.ts";
import { oneOf } from "../text/nearest.ts";
import { completedSpec } from "./complete.ts";
import { resolveSite } from "./site.ts";
import type { SpecOf } from "./spec-of.ts";

/**
 * The spec of one datacenter of a site, with every other's border that it is joined to as a router outside: what `Fabric`, `compile` and every
 * verb take.
 * @param specOf gives the spec at a path that the registry has; none where it has the specs themselves
 * @throws SpecError where the registry is refused, whichever datacenter is to blame, or has no such datacenter
 */
export function datacenterOf(site: SiteSpec, name: string, specOf?: SpecOf): DatacenterSpec {
  const resolved = resolveSite(site, specOf);
  const { members, joints, findings } = resolved;
  const errors = findings.filter(isError);
  if (errors.length > 0) throw new SpecError(errors, "The site's registry");
  const member = members.find(({ entry }) => entry.name === name);
  const sound = member?.sound ?? null;
  if (member === undefined || sound === null) {
    const known = members.map(({ entry }) => entry.name);
    throw new SpecError(
      [
        errorAt(
          ["datacenters"],
          "datacenter-unknown",
          `there is no datacenter ${name}`,
          oneOf(name, known, "name one of the site"),
        ),
      ],
      "The site's registry",
    );
  }
  return completedSpec(member, sound, joints).spec;
}
