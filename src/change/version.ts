/** How far a unit is: as before or as after, drained or not, and of a switch that is as before the peers towards which it is as after already. */
export interface Version {
  readonly side: "before" | "after";
  readonly drained: boolean;
  readonly towards: readonly string[];
}

export const BEFORE: Version = { side: "before", drained: false, towards: [] };
export const AFTER: Version = { side: "after", drained: false, towards: [] };

/** How far a unit is before anything is done: what stays as it is, is as it will be. */
export const firstVersion = ({ stays }: { readonly stays?: true }): Version =>
  stays === true ? AFTER : BEFORE;

export const versionKey = ({ side, drained, towards }: Version): string =>
  `${side}${drained ? " drained" : ""}${towards.length === 0 ? "" : ` towards ${[...towards].sort().join()}`}`;
