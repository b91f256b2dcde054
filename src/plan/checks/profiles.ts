import { errorAt, formatPath, type Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import { tablesOfSwitches, type TablesOfSwitch } from "../switch-tables.ts";

/** What is to be done about a profile that a switch's hardware does not have, and why. */
function reasonOf({ device, model, profileName = "" }: TablesOfSwitch): readonly [string, string] {
  if (model === null)
    return [
      `nothing says what ${device} is, and so what its profile ${profileName} has room for`,
      "name its hardware, or leave it out and say sizes",
    ];
  const names = (model.profiles ?? []).map(({ name }) => name);
  return names.length === 0
    ? [
        `what ${device} (${model.title}) has room for is not known, by whichever profile`,
        "leave it out and say sizes",
      ]
    : [
        `${device} (${model.title}) has no profile ${profileName}`,
        `use one that exists: ${names.join(", ")}`,
      ];
}

/** A profile that is named is one of the hardware's, each option once. */
export function checkProfiles(dc: Datacenter): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const one of tablesOfSwitches(dc)) {
    const isKnown = one.profileName === undefined || one.profile !== null;
    // Hardware that is not known is reported as such.
    const isOther = one.hardware !== null && one.model === null;
    if (isKnown || isOther || found.has(formatPath(one.profilePath))) continue;
    const [message, hint] = reasonOf(one);
    found.set(formatPath(one.profilePath), errorAt(one.profilePath, "profile-unknown", message, hint));
  }
  return [...found.values()];
}
