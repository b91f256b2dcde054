import type { LastChange } from "../last-change.ts";

/** `! Startup-config last modified at Sat May 17 05:57:25 2025 by root`, of `show startup-config`. Of what runs EOS has no such line. */
const SAVED = /^! Startup-config last modified at (.+) by (\S+)\s*$/m;

/** @param startup what `show startup-config` prints */
export function eosLastChange(startup: string): LastChange | undefined {
  const [, at, by] = SAVED.exec(startup) ?? [];
  return at === undefined || by === undefined ? undefined : { did: "saved", at, by };
}
