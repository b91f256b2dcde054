import { isEstablished, type SeenSession } from "../platforms/look.ts";
import { lost, odd, type Found } from "./difference.ts";
import type { ForetoldSession, ForetoldSessions } from "./foretold-sessions.ts";

/** `spine-1 (10.254.0.0)`. */
const nameOf = ({ device, peer }: ForetoldSession): string => `${device} (${peer})`;

const prefixes = (count: number): string => (count === 1 ? "1 prefix" : `${String(count)} prefixes`);

function missing(one: ForetoldSession): Found {
  return lost(
    "session-missing",
    `there is no session with ${nameOf(one)}`,
    `whether ${one.device} is up and dials; a neighbour of a listen range is there only while its session stands`,
  );
}

function standing(one: ForetoldSession, seen: SeenSession): readonly Found[] {
  if (!isEstablished(seen))
    return [
      lost(
        "session-down",
        `the session with ${nameOf(one)} is ${seen.state}, not established`,
        "whether it was shut by hand, the cable and the port at both ends, and that both ends agree on AS number and password",
      ),
    ];
  if (seen.asn !== null && seen.asn !== one.asn)
    return [
      lost(
        "session-asn",
        `the session with ${nameOf(one)} is with AS ${String(seen.asn)}, not with AS ${String(one.asn)}`,
        `what ${one.device} says that it is, and whether its configuration is the fabric's`,
      ),
    ];
  return counted(one, seen);
}

const fewer = (count: number | null, least: number | null): count is number =>
  count !== null && least !== null && count < least;

/** What is counted before a policy, or of what is told, is at least what gets through the policy behind it. */
function counted(one: ForetoldSession, { received, accepted, sent }: SeenSession): readonly Found[] {
  const { device, accepts, told, outside } = one;
  const found: Found[] = [];
  const say = (message: string, hint: string): void => {
    found.push(lost("prefixes-differ", message, hint));
  };
  if (fewer(accepted, accepts) || (!outside && fewer(accepts, accepted)))
    say(
      `of ${nameOf(one)} it accepts ${prefixes(accepted ?? 0)}, not ${String(accepts)}`,
      `what ${device} tells, and the import policy on this device`,
    );
  if (fewer(received, accepts))
    say(
      `${nameOf(one)} tells it ${prefixes(received)}, and ${String(accepts)} should be let in`,
      `the export policy of ${device}, and what it knows itself`,
    );
  if (fewer(sent, told))
    say(
      `it tells ${nameOf(one)} ${prefixes(sent)}, and ${String(told)} should be let in there`,
      "the export policy on this device, and what it knows itself",
    );
  return found;
}

/** Whether a session stands, and with whom it should. */
export const stands = (one: ForetoldSession, seen: SeenSession | undefined): boolean =>
  seen !== undefined && isEstablished(seen) && (seen.asn === null || seen.asn === one.asn);

/** What of a device's sessions in one address family is not as foretold. */
export function sessionDifferences(
  { sessions, unmatched }: ForetoldSessions,
  seen: readonly SeenSession[],
): readonly Found[] {
  const at = (peer: string, all: readonly Found[]): readonly Found[] => all.map((one) => ({ ...one, peer }));
  const byPeer = new Map(seen.map((one) => [one.peer, one]));
  const known = new Set([...sessions.map(({ peer }) => peer), ...unmatched]);
  return [
    ...sessions.flatMap((one) => {
      const is = byPeer.get(one.peer);
      return at(one.peer, is === undefined ? [missing(one)] : standing(one, is));
    }),
    ...seen
      .filter(({ peer }) => !known.has(peer))
      .flatMap(({ peer, asn, state }) =>
        at(peer, [
          odd(
            "session-unknown",
            `a session with ${peer}${asn === null ? "" : ` of AS ${String(asn)}`} is ${state}, and the spec has none`,
            "whose it is: your own beside the fabric's, or one that was forgotten",
          ),
        ]),
      ),
  ];
}
