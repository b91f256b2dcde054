import type { SwitchIntent } from "../intent/index.ts";

/** A network operating system, as far as this project needs to know it. */
export interface Platform {
  /** The configuration that a switch is given. The same intent gives the same bytes. */
  readonly render: (intent: SwitchIntent) => string;
  /** Whether it has a renderer for layer 2 switches. */
  readonly rendersBridges: boolean;
  /** Why it has no interface of this name, as what follows the name in a sentence; null where it may have one. */
  readonly refusesInterface: (name: string) => string | null;
  /** File name extension of its configurations, with the dot. */
  readonly extension: string;
}
