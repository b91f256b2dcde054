import type { FabricLayout } from "../../plan/lay-out.ts";
import type { PrefixRule } from "../../plan/session.ts";
import { ofLength, wholeAndSingle } from "./ranges.ts";

/** Ranges of services where they are announced as a whole, and single addresses out of all: each is announced by nodes of any rack. */
export const serviceRules = ({ ranges }: Pick<FabricLayout, "ranges">): readonly PrefixRule[] => [
  ...ranges.services.flatMap(wholeAndSingle("services")),
  ...ofLength("services", ranges.singleServices, 32),
];
