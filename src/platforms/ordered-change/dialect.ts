/** What a device runs, and what it should. Texts have their passwords in clear: nothing here is for a log. */
export interface ChangeQuestion {
  /** The device's whole running configuration, as it prints it. */
  readonly running: string;
  /** What the fabric put there last; empty where it comes to the device. What of it `wanted` lacks goes. */
  readonly was: string;
  /** The fabric's part as it should be; empty takes the fabric off. */
  readonly wanted: string;
  /** What the fabric's text took the place of when it came (`Dialect.replaced`), one such text after the other: comes back where the fabric's leaves. */
  readonly baseline: string;
}

/** What leads from what runs to what should run, in the order in which the device takes it. */
export interface OrderedChange {
  /** As typed, one each, those that enter and leave blocks among them. Empty where nothing is to be done. */
  readonly commands: readonly string[];
  /** Peers, by address, group or range, whose sessions start anew by it; in the order of the commands. */
  readonly resets: readonly string[];
  /**
   * Peers, by address or by the range that they dial in from, that nobody can wait for: their sessions end by it, or it alters what the other
   * end must agree with (an AS number, an address, a password, GTSM), which may have its turn only afterwards.
   */
  readonly unsettled: readonly string[];
  /** The VRFs of the text that goes and of that which comes, where one of them names any: sessions are looked for in both. Absent for the default one. */
  readonly vrfs?: readonly string[];
  /** What the user has by a number that the fabric's has too, each with what to do: nothing may be typed before. Absent where there is none. */
  readonly clashes?: readonly string[];
}

/** How a platform takes a change. Pure: the same question has the same answer. */
export interface Dialect {
  /**
   * The change that a device needs and no more: a text's own parts are brought to what they should be, whatever stands beside them stays.
   * What a device hides, orders or ciphers in its own way is no difference.
   */
  readonly change: (question: ChangeQuestion) => OrderedChange;
  /**
   * Of a running configuration, what is not the fabric's and a text would take the place of: lines in their blocks, as the device prints them.
   * @param was what of it is the fabric's
   */
  readonly replaced: (running: string, wanted: string, was: string) => string;
}
