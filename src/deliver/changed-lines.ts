import { createTwoFilesPatch } from "diff";
import { redact } from "./redact.ts";

/**
 * The lines that change from one artifact to the next, as a unified diff with three lines of context; empty when none
 * do. A changed password shows as a changed line with its secret masked on both sides.
 */
export function changedLines(oldArtifact: string, newArtifact: string): string {
  if (oldArtifact === newArtifact) return "";
  const patch = createTwoFilesPatch("before", "after", oldArtifact, newArtifact, "", "", { context: 3 });
  // The package opens with a ruler, which says nothing.
  return redact(patch.replace(/^=+\n/, ""));
}
