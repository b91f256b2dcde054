import type { Switching } from "../../../plan/switching.ts";
import { when } from "../../blocks.ts";
import { pairOf, type Link } from "./links.ts";

export const LACP = "feature lacp";

/** What NX-OS loads only when it is told to, and without which it refuses the lines that follow. */
export const features = (switching: Switching, links: readonly Link[]): string[] => [
  ...when(switching.kind === "fabricpath", "install feature-set fabricpath", "feature-set fabricpath"),
  ...when(
    links.some(({ members }) => members.length > 0),
    LACP,
  ),
  ...when(pairOf(switching) !== null, "feature vpc"),
];
