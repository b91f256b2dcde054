/**
 * What goes wrong at a device, once, when it is asked for something: the connection is cut before it is done, half way, or after it, with no answer;
 * it is refused; its timer ends just then; no answer comes; or what comes is not in the protocol.
 */
export type Fault =
  | { readonly kind: "cut before" | "cut within" | "cut after" | "timer ends" | "mute" | "garbage" }
  | { readonly kind: "refuse"; readonly words: string; readonly tag?: string };

/** Faults that are to come, by what is asked for. */
export interface Faults<Asked extends string> {
  plan(asked: Asked, fault: Fault): void;
  /** Takes the next one of these. */
  take(asked: Asked): Fault | undefined;
}

export function faultsOf<Asked extends string>(): Faults<Asked> {
  const planned: { readonly asked: Asked; readonly fault: Fault }[] = [];
  return {
    plan: (asked, fault) => void planned.push({ asked, fault }),
    take(asked) {
      const at = planned.findIndex((one) => one.asked === asked);
      return at < 0 ? undefined : planned.splice(at, 1)[0]?.fault;
    },
  };
}
