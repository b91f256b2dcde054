import type { SwitchIntent } from "../../../src/intent/index.ts";
import type { PrefixRule } from "../../../src/plan/session.ts";

const EVERYTHING_REFUSED: PrefixRule = {
  what: "refused",
  prefix: { base: 0, length: 0 },
  minLength: 0,
  maxLength: 32,
};

/** A switch one of whose lists lets nothing pass, as an intent says it. */
export const lettingNothingPass = (intent: SwitchIntent, list: string): SwitchIntent => ({
  ...intent,
  prefixLists: intent.prefixLists.map((one) =>
    one.name === list ? { ...one, rules: [EVERYTHING_REFUSED] } : one,
  ),
});
