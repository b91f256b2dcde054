/**
 * A stand-in for a device that is configured line by line: no such device can be had. It holds a configuration as the vendor's documents say
 * that the real one does, and is written apart from what computes changes, so that each can find the other's mistakes. It is stricter than the real ones,
 * which take much in silence: what has no effect, or leaves a name without what it names, is refused.
 */
export interface DeviceModel {
  /** Takes a line as typed in configuration mode, in the block that the lines before have entered. The device's words where it refuses; then nothing has changed. */
  readonly type: (line: string) => string | null;
  /** The running configuration as the device prints it: in its own order, with what it does by itself hidden, passwords ciphered. */
  readonly running: () => string;
  /** Peers whose sessions were up and started anew, by address or range, in order, once each time. */
  readonly resets: () => readonly string[];
}
