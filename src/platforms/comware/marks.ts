import type { RoutingIntent } from "../../intent/index.ts";
import { isInternal, peopled } from "./peers.ts";

/** The community of a graceful shutdown (RFC 8326). */
export const SHUTDOWN = "65535:0";

const SHUTDOWN_LIST = "GRACEFUL-SHUTDOWN";

/** Of a node of a policy for what comes in by eBGP: Comware does nothing by itself about the community. */
export const shutdownMatch = ` if-match community name ${SHUTDOWN_LIST}`;

/** AS path lists have numbers, 1 to 256: the last is the least likely to be somebody else's. */
const AS_PATH_LIST = 256;

/** The route policy that a drained switch's own default route goes through: export policies don't see it. */
export const DRAINED_DEFAULT = "DRAINED-DEFAULT";

export const drainedDefault = (intent: RoutingIntent): boolean =>
  intent.draining && peopled(intent).some(({ originatesDefault }) => originatesDefault);

/** Of every node of a policy for what comes in. */
export const asPathMatch = ({ maximumAsPath }: RoutingIntent): readonly string[] =>
  maximumAsPath === undefined ? [] : [` if-match as-path ${String(AS_PATH_LIST)}`];

/**
 * So many numbers, and after each of them what separates it from the next: a longer path. It is written as what is denied, so that a
 * release that does not count repetitions lets all paths pass, and not none.
 */
const asPathList = ({ maximumAsPath }: RoutingIntent): readonly string[] =>
  maximumAsPath === undefined
    ? []
    : [
        `ip as-path ${String(AS_PATH_LIST)} deny ^([0-9]+_){${String(maximumAsPath)},}[0-9]`,
        `ip as-path ${String(AS_PATH_LIST)} permit .*`,
      ];

const hearsShutdowns = (intent: RoutingIntent): boolean =>
  !intent.draining && peopled(intent).some((group) => !isInternal(intent, group));

/** What policies match routes by, beside prefixes. */
export const markLists = (intent: RoutingIntent): readonly string[] => [
  ...asPathList(intent),
  ...(hearsShutdowns(intent) ? [`ip community-list basic ${SHUTDOWN_LIST} permit ${SHUTDOWN}`] : []),
];
