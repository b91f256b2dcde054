import { placesOf, type Place } from "./places.ts";

/**
 * What differs between platforms in a delivery. Each is the body of a constant POSIX shell function that finds `$start` (the file that the
 * device starts from), `$folder` (the delivery's own) and `$scratch` (a private folder in memory) set.
 */
export interface DeviceCommands {
  /** Prints who answers for the configuration; a reading counts only while it stays the same. */
  readonly answering: string;
  /** Prints what runs. */
  readonly snapshot: string;
  /** Prints what runs as the device would save it. */
  readonly save: string;
  /** Makes the file `$folder/$1` what runs, `$2` seconds at most. May be done twice. */
  readonly bring: string;
  /**
   * The files that it starts from, where these may be several: then `$start` is a link to a folder, as its name says. The first is what it starts
   * from otherwise. Absent where it is always one file.
   */
  readonly places?: readonly Place[];
  /** Prints of the text on standard input, which `save` has printed, what belongs into the file of a place, `$1`. */
  readonly split?: string;
  /** Prints what differs between what runs and the file `$folder/$1`; fails where that can't be told. */
  readonly differs: string;
  /**
   * Does what is left to do once the decision has fallen, where the device starts from more than one file: from `$folder`, whoever does it and
   * however often. Default nothing.
   */
  readonly follow?: string;
}

/** The functions by which a platform's files are brought into place. */
export const placing = ({ places = [], split = "cat" }: DeviceCommands): string => placesOf(places, split);

/** The functions of a platform, for the scripts that need them. */
export const functionsOf = (commands: DeviceCommands): string =>
  (["answering", "snapshot", "save", "bring", "differs", "follow"] as const)
    .flatMap((name) => {
      const body = commands[name];
      return body === undefined ? [] : [`${name}() {\n${body.trim()}\n}`];
    })
    .join("\n");
