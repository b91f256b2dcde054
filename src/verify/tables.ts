import type { SeenTable } from "../platforms/look.ts";
import { odd, type Found } from "./difference.ts";

/** From here on a table of the hardware is told of: the next growth may not fit. */
const FULL = 0.9;

/** Tables of a device's hardware that are nearly full. */
export const tableDifferences = (seen: readonly SeenTable[]): readonly Found[] =>
  seen
    .filter(({ used, capacity }) => capacity > 0 && used >= FULL * capacity)
    .map(({ name, used, capacity }) =>
      odd(
        "table-full",
        `its table ${name} holds ${String(used)} of ${String(capacity)}`,
        "what takes it, and the hardware's profile: what does not fit is not forwarded",
      ),
    );
