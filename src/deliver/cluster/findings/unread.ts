import { few } from "../../../text/few.ts";
import type { ClusterFacts } from "../facts.ts";
import { caution, type ClusterFinding } from "../finding.ts";

/** What the client may not see, and so was not judged. */
export function unread(facts: ClusterFacts): readonly ClusterFinding[] {
  if (facts.unread.length === 0) return [];
  const what = [...new Set(facts.unread.map((one) => one.what))];
  return [
    caution(
      "not-looked-at",
      what.join(", "),
      `the server does not show them (${few([...new Set(facts.unread.map(({ reason }) => reason))], 1)})`,
      "give whoever deploys the verbs get and list on them",
    ),
  ];
}
