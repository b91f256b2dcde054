import { DEFAULT_ROLLBACK_SECONDS, DEFAULT_TIMEOUT_SECONDS } from "./ssh/defaults.ts";

interface Times {
  readonly timeoutSeconds?: number;
  readonly rollbackSeconds?: number;
}

/** As long as a device can be busy with the change of a run that has ended: the time that it gives a change, and that of one more step. */
export const longestBusy = ({
  timeoutSeconds = DEFAULT_TIMEOUT_SECONDS,
  rollbackSeconds = DEFAULT_ROLLBACK_SECONDS,
}: Times): number => rollbackSeconds + timeoutSeconds;
