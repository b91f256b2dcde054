import { allOf } from "../capabilities.ts";
import { has, type Platform } from "../platform.ts";

export const cumulus: Platform = {
  render: ({ device }) => `${device}\n`,
  bridges: null,
  refusesInterface: () => null,
  extension: ".yaml",
  capabilities: allOf(has()),
  mostEqualPaths: 64,
  unconfirmed: [],
};
