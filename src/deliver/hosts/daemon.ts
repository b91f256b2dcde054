import type { DeviceCommands } from "../protocol/commands.ts";

/** A daemon whose whole configuration is one file, and which is told to read it. All are constant POSIX shell. */
export interface FileDaemon {
  /** For advice: what is to be installed and running. */
  readonly name: string;
  /** Prints `file: PATH` of its configuration, and `missing: ...` for what it does not find. */
  readonly preflight: string;
  /** Has the daemon's own parser read the candidate, as the body of a function of `DeviceCommands`. */
  readonly check: string;
  readonly commands: DeviceCommands;
}

/** Writes the file `$folder/$1` to `$beside`, with owner and mode of the daemon's own: it may run as somebody else. */
export const BESIDE = `cp -p "$start" "$beside" && cat "$folder/$1" >"$beside" && cmp -s "$folder/$1" "$beside" || return 1`;

/** What both kinds of daemon have alike: what runs is what the file says. */
export const FILE_COMMANDS = {
  snapshot: `cat "$start"`,
  save: `cat "$folder/candidate"`,
  differs: `cmp "$folder/$1" "$start" 2>&1 || [ "$?" -eq 1 ]`,
};
