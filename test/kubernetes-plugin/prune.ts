import { isRecord, type Properties } from "./values.ts";

/**
 * What the live object says about exactly those fields that the inputs mention: the cluster adds many of its
 * own, and those are no drift. Lists are matched by position (pulumi-kubernetes,
 * provider/pkg/provider/util.go: pruneMap).
 */
export function prune(live: Properties, inputs: Properties): Properties {
  const kept = Object.keys(inputs).filter((key) => Object.hasOwn(live, key));
  return Object.fromEntries(kept.map((key) => [key, pruneValue(live[key], inputs[key])]));
}

function pruneValue(live: unknown, input: unknown): unknown {
  if (Array.isArray(live) && Array.isArray(input)) {
    return live.slice(0, input.length).map((one, i) => pruneValue(one, input[i]));
  }
  return isRecord(live) && isRecord(input) ? prune(live, input) : live;
}
