import { allOf } from "../capabilities.ts";
import { has, type Platform } from "../platform.ts";

export const cumulus: Platform = {
  render: ({ device }) => `${device}\n`,
  bridges: null,
  refusesInterface: () => null,
  extension: ".yaml",
  capabilities: allOf(has()),
  ranges: { bfdInterval: [50, 60_000], restartTime: [1, 3600], staleTime: [1, 3600] },
  mostEqualPaths: 64,
  unconfirmed: [],
};
