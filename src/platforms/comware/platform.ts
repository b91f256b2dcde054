import type { Platform } from "../platform.ts";
import { capabilities } from "./capabilities.ts";
import { refusesInterface } from "./interface-names.ts";
import { renderComware } from "./render.ts";
import { unconfirmed } from "./unconfirmed.ts";

/** H3C and HPE Comware 7 on switches. */
export const comware: Platform = {
  render: renderComware,
  bridges: null,
  refusesInterface,
  extension: ".cfg",
  capabilities,
  // What `max-ecmp-num` may be set to on every model whose manual says it.
  ranges: { bfdInterval: [10, 1000], bfdMultiplier: [3, 50], restartTime: [3, 600], staleTime: [3, 3000] },
  mostEqualPaths: 32,
  unconfirmed,
};
