import { changedLines } from "./changed-lines.ts";

/** What must change in a file for it to be as delivered, line by line as in a unified diff; empty when nothing. */
export const driftLines = (found: string, wanted: string): readonly string[] =>
  changedLines(found, wanted)
    .split("\n")
    // The names of the two sides say nothing here.
    .filter((line, at) => line !== "" && at > 1);

interface Drifting {
  readonly drift: readonly string[];
}

/**
 * What a refresh found, as state, and as inputs where it is new or gone: a preview shows inputs that go, and so each line that the
 * next update puts right.
 *
 * @param outputs what of the state is no input
 */
export function withDrift<State extends Drifting>(
  state: State,
  drift: readonly string[],
  ...outputs: readonly (keyof State)[]
): { readonly props: State; readonly inputs?: State } {
  const props = { ...state, drift };
  if (drift.length === 0 && state.drift.length === 0) return { props };
  const none: ReadonlySet<PropertyKey> = new Set(drift.length === 0 ? ["drift", ...outputs] : outputs);
  const inputs = Object.entries(props).filter(([key]) => !none.has(key));
  return { props, inputs: Object.fromEntries(inputs) as unknown as State };
}
