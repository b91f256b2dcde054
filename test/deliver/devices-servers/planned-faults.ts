/**
 * What goes wrong at a device, once, when it is asked for something: the connection is cut before it is done, half way, or after it, with no answer;
 * it is refused; its timer ends just then; no answer comes; or what comes is not in the protocol.
 */
export type Fault =
  | { readonly kind: "cut before" | "cut within" | "cut after" | "timer ends" | "mute" | "garbage" }
  | { readonly kind: "refuse"; readonly words: string; readonly tag?: string };

/** Faults that are to come, by what is asked for. */
export interface Faults<Asked extends string> {
  /** @param after how often it is asked before all goes wrong; default 0 */
  plan(asked: Asked, fault: Fault, after?: number): void;
  /** Takes the next one of these, if its turn has come. */
  take(asked: Asked): Fault | undefined;
}

export function faultsOf<Asked extends string>(): Faults<Asked> {
  const planned: { readonly asked: Asked; readonly fault: Fault; after: number }[] = [];
  return {
    plan: (asked, fault, after = 0) => void planned.push({ asked, fault, after }),
    take(asked) {
      const at = planned.findIndex((one) => one.asked === asked);
      const next = planned[at];
      if (next === undefined || (next.after -= 1) >= 0) return undefined;
      planned.splice(at, 1);
      return next.fault;
    },
  };
}
