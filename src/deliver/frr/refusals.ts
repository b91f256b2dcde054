import type { RemoteResult } from "../ssh/session.ts";

/** FRR's mark of a line that it does not take: `line 3: % Unknown command[4]: ...`. */
const REFUSAL = /^(?:line \d+: )?% /m;

/**
 * Whether `vtysh -C` refuses what it read. Its exit code alone does not say: FRR 8.4.4 prints that it does not know a misspelled `interface`
 * or `route-map`, and ends with 0 where a later line is good.
 */
export const refuses = ({ code, stdout, stderr }: RemoteResult): boolean =>
  code !== 0 || REFUSAL.test(stdout) || REFUSAL.test(stderr);
