/**
 * A daemon whose whole configuration is one file, and which is told to read it. All are constant POSIX shell, whose only inputs are `$1`,
 * `$2` and standard input; the candidate stands beside the file as `<file>.calico-fabric`.
 */
export interface FileDaemon {
  /** For advice: what is to be installed and running. */
  readonly name: string;
  /** Prints `file: PATH` of its configuration, and `missing: ...` for what it does not find. */
  readonly preflight: string;
  /** $1 file. Has the daemon's own parser read the candidate. */
  readonly check: string;
  /** $1 file, $2 seconds. Has the daemon take the candidate; where it fails, what ran before runs again. */
  readonly apply: string;
  /** $1 file. Keeps it. Fails when the daemon has gone back by itself. */
  readonly confirm: string;
  /** $1 file. Goes back to what ran before `apply`. */
  readonly undo: string;
  /** What becomes of an applied candidate that nobody confirms. */
  readonly unconfirmed: (seconds: number) => string;
}
