import type { SwitchIntent } from "../intent/index.ts";
import { platforms } from "./index.ts";
import { needs } from "./needs.ts";

/** What a switch will do: its intent without what its platform leaves out, and no more equal paths than it installs. */
export function fitted(intent: SwitchIntent): SwitchIntent {
  const { capabilities, mostEqualPaths } = platforms[intent.platform];
  const able = needs.reduce(
    (rest, [need, { isAsked, without }]) =>
      without !== undefined && capabilities[need].kind === "leaves-out" && isAsked(rest)
        ? without(rest)
        : rest,
    intent,
  );
  return {
    ...able,
    multipath: Math.min(able.multipath, mostEqualPaths),
    ospf:
      able.ospf === null ? null : { ...able.ospf, multipath: Math.min(able.ospf.multipath, mostEqualPaths) },
  };
}
