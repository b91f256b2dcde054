import type { FabricPlan } from "../../src/index.ts";
import type { LinkPlan, UnnumberedLinkPlan } from "../../src/plan/types.ts";

/** Links that have a network, which is all of them unless they are unnumbered. */
export const numberedLinks = ({ links }: Pick<FabricPlan, "links">) =>
  links.filter((link): link is Exclude<LinkPlan, UnnumberedLinkPlan> => link.subnet !== null);
