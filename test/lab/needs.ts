import { readFile } from "node:fs/promises";
import {
  preparePrerequisites,
  type Prerequisites,
  type Ready,
  type Requirement,
} from "../../tools/prerequisites.ts";

/** What the lab needs of the machine. */
export interface LabNeeds extends Pick<Ready, "labPrograms" | "engine" | "kubeApiserver" | "calicoCrds"> {
  /** Only a lab with switches on linux needs it; null where there is none. */
  readonly ifupdown2: Ready["ifupdown2"] | null;
  /** Only a lab with hosts without Calico needs them; null where there are none. */
  readonly hostDaemons: Ready["hostDaemons"] | null;
}

const NEEDED = [
  "root",
  "namespaces",
  "labPrograms",
  "engine",
  "kubeApiserver",
  "calicoCrds",
] as const satisfies readonly Requirement[];

/** Tells a process that it is inside a lab's management network, and what was found outside. */
const INSIDE = "CALICO_FABRIC_LAB_INSIDE";
/** Names the file with what the test runner has prepared already. */
const PREPARED = "CALICO_FABRIC_PREREQUISITES";

/**
 * What is here, or is prepared now, which may take minutes on a new machine.
 * @throws Error with everything that is missing and what to do about it
 */
export async function prepareNeeds(log: (line: string) => void): Promise<LabNeeds> {
  const file = process.env[PREPARED];
  const all =
    file === undefined
      ? await preparePrerequisites(log)
      : (JSON.parse(await readFile(file, "utf8")) as Prerequisites);
  const reasons = NEEDED.flatMap((name) => {
    const finding = all[name];
    return finding.ok ? [] : [`  ${name}: ${finding.reason}`];
  });
  const { labPrograms, engine, kubeApiserver, calicoCrds, hostDaemons, ifupdown2 } = all;
  if (labPrograms.ok && engine.ok && kubeApiserver.ok && calicoCrds.ok && reasons.length === 0)
    return {
      labPrograms: labPrograms.value,
      engine: engine.value,
      kubeApiserver: kubeApiserver.value,
      calicoCrds: calicoCrds.value,
      ifupdown2: ifupdown2.ok ? ifupdown2.value : null,
      hostDaemons: hostDaemons.ok ? hostDaemons.value : null,
    };
  throw new Error(["this machine lacks what the lab needs:", ...reasons].join("\n"));
}

/** Undefined outside of a lab. */
export function insideNeeds(): LabNeeds | undefined {
  const json = process.env[INSIDE];
  return json === undefined ? undefined : (JSON.parse(json) as LabNeeds);
}

export const insideEnvironment = (needs: LabNeeds): Record<string, string> => ({
  [INSIDE]: JSON.stringify(needs),
});
