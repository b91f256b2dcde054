import type { LastChange } from "../last-change.ts";

/** A line of `show accounting log`: `Mon Feb 10 09:30:45 2020:type=update:id=192.0.2.8@pts/3:user=ethan:cmd=configure terminal ; … (SUCCESS)`. */
const ENTERED =
  /^(\w{3} \w{3} +\d+ [\d:]{8} \d{4}):type=update:id=([^:]*(?::[^:]*)*?):user=([^:]+):cmd=configure terminal ; .*\(SUCCESS\)\s*$/gm;

/** Of `show running-config`, from 9.3 on. */
const HEAD = /^!Running configuration last done at: (.+?)\s*$/m;

/** @param running what `show running-config` prints @param log what the accounting log has of lines that were entered, the last at the end */
export function nxosLastChange(running: string, log: string): LastChange | undefined {
  const last = [...log.matchAll(ENTERED)].at(-1);
  if (last !== undefined) {
    const [, at = "", from = "", by = ""] = last;
    return { did: "configured", at, by, from };
  }
  const [, at] = HEAD.exec(running) ?? [];
  return at === undefined ? undefined : { did: "configured", at };
}
