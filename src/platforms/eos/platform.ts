import { allOf } from "../capabilities.ts";
import { has, type Platform } from "../platform.ts";

export const eos: Platform = {
  render: ({ device }) => `${device}\n`,
  bridges: null,
  refusesInterface: () => null,
  extension: ".cfg",
  capabilities: allOf(has()),
  mostEqualPaths: 64,
  unconfirmed: [],
};
