import { calicoObjects, hasPriorities, takes, takesLengths, writtenFields } from "../../../calico/index.ts";
import { CALICO_VERSIONS, type CalicoVersion } from "../../../spec/index.ts";
import { few } from "../../../text/few.ts";
import type { ClusterFacts } from "../facts.ts";
import { caution, refusal, type ClusterFinding } from "../finding.ts";
import type { Wanted } from "../wanted.ts";

const NEWEST = CALICO_VERSIONS.at(-1) ?? CALICO_VERSIONS[0];

const partsOf = (version: string): readonly [number, number] => {
  const [major, minor] = version.replace(/^v/, "").split(".").map(Number);
  return [major ?? NaN, minor ?? NaN];
};

const isKnown = (minor: string): minor is CalicoVersion => CALICO_VERSIONS.some((known) => known === minor);

function beyond(version: string): ClusterFinding {
  const [major, minor] = partsOf(version);
  const [newestMajor, newestMinor] = partsOf(NEWEST);
  const isNewer = major > newestMajor || (major === newestMajor && minor > newestMinor);
  return isNewer
    ? caution(
        "version-unknown",
        `Calico ${version}`,
        `it is newer than ${NEWEST}, the newest release that objects are written for`,
        `give calico.version: "${NEWEST}", and look at the preview's objects before an update`,
      )
    : refusal(
        "version-refuses",
        `Calico ${version}`,
        `it is older than ${CALICO_VERSIONS[0]}, the oldest release that objects are written for`,
        `bring it to ${CALICO_VERSIONS[0]} or newer`,
      );
}

/** What the simulator would foretell otherwise, or objects could say better, were the release given. */
function differences(runs: CalicoVersion, given: CalicoVersion): readonly string[] {
  return [
    ...(hasPriorities(runs) === hasPriorities(given)
      ? []
      : ["the local preferences that the simulator shows are another release's"]),
    ...(takesLengths(runs) && !takesLengths(given)
      ? ["nodes could be held to the lengths of prefixes, and are not"]
      : []),
  ];
}

/** Whether the objects are of the release that runs. */
export function release({ version }: ClusterFacts, { cluster, calico }: Wanted): readonly ClusterFinding[] {
  const given = cluster.version;
  if (version === null)
    return [
      caution(
        "version-unknown",
        "Calico",
        "neither ClusterInformation nor calico-node's image says which release runs",
        `make sure that it is ${given} or newer, which the objects are for`,
      ),
    ];
  const runs = partsOf(version).join(".");
  if (!isKnown(runs)) return [beyond(version)];
  const refused = new Set(
    calicoObjects(calico).flatMap((object) =>
      writtenFields(object)
        .filter((field) => !takes(runs, object.kind, field))
        .map((field) => `${object.kind} ${field}`),
    ),
  );
  const hint = `give calico.version: "${runs}"`;
  if (refused.size > 0)
    return [
      refusal(
        "version-refuses",
        `Calico ${version}`,
        `the objects are for ${given}, and it does not take ${few([...refused])}`,
        hint,
      ),
    ];
  const other = differences(runs, given);
  if (other.length === 0) return [];
  return [
    caution(
      "version-differs",
      `Calico ${version}`,
      `the objects are for ${given}: it takes them, and ${other.join("; ")}`,
      hint,
    ),
  ];
}
