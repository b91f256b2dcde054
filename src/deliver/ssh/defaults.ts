/** How long one step may take. */
export const DEFAULT_TIMEOUT_SECONDS = 60;

/** How long a switch waits for a confirmation before it puts back what ran before. */
export const DEFAULT_ROLLBACK_SECONDS = 120;
