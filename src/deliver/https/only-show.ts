const SHOWS = /^(?:show|dir) /;
const WRITES = />|\|\s*(?:redirect|append|tee)\b/;

/** Whether commands change nothing on a device: they show something, and not into a file. */
export const onlyShow = (commands: readonly string[]): boolean =>
  commands.every((command) => SHOWS.test(command) && !WRITES.test(command));
