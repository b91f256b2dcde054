/** How far a unit is: as before or as after, drained or not, and of a switch that is as before the peers towards which it is as after already. */
export interface Version {
  readonly side: "before" | "after";
  readonly drained: boolean;
  readonly towards: readonly string[];
}

export const BEFORE: Version = { side: "before", drained: false, towards: [] };
export const AFTER: Version = { side: "after", drained: false, towards: [] };

export const versionKey = ({ side, drained, towards }: Version): string =>
  `${side}${drained ? " drained" : ""}${towards.length === 0 ? "" : ` towards ${[...towards].sort().join()}`}`;
