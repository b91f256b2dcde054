import type { Family } from "../../intent/index.ts";

/** What tells names of a family in a host's configuration from those of the other. */
export const suffixOf = ({ name }: Family): "" | "6" => (name === "ipv4" ? "" : "6");
