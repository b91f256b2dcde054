import { allOf } from "../capabilities.ts";
import { has, type Platform } from "../platform.ts";

export const sonic: Platform = {
  render: ({ device }) => `${device}\n`,
  bridges: null,
  refusesInterface: () => null,
  extension: ".json",
  capabilities: allOf(has()),
  mostEqualPaths: 64,
  unconfirmed: [],
};
