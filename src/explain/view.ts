import type { SpecPath } from "../diagnostics/index.ts";

/** An answer of `calico-fabric explain`: every number as text. `--json` prints it. */
export interface ExplanationView {
  readonly kind: "device" | "rack" | "link" | "session" | "plane" | "address" | "prefix" | "AS number";
  readonly name: string;
  /** What it is, in one sentence without a full stop at its end. */
  readonly is: string;
  readonly facts: readonly FactView[];
  readonly sessions: readonly SessionView[];
  readonly routes: readonly RouteView[];
}

/** A number, and why it is what it is. */
export interface FactView {
  readonly of: string;
  readonly what: string;
  readonly value: string;
  /** `pools.nodes in /24, number 3: rack's index 3`; `pinned`. */
  readonly why: string;
  /** The pool, or the range, that it is counted in, and its number there, from 0; absent where it is pinned, or declared. */
  readonly in?: string;
  readonly number?: number;
  /** Where in the spec. */
  readonly path: SpecPath;
}

export interface SessionView {
  readonly id: string;
  readonly type: "ebgp" | "ibgp";
  readonly ends: readonly SessionEndView[];
}

export interface SessionEndView {
  readonly name: string;
  readonly asn: number | null;
  /** Its lists with their rules; null where it is nobody's of the fabric. */
  readonly imports: ListView | null;
  readonly exports: ListView | null;
}

export interface ListView {
  readonly list: string;
  readonly rules: readonly string[];
}

/** A route: who announces it, and which lists let it through on the way. */
export interface RouteView {
  readonly prefix: string;
  readonly announcedBy: readonly { readonly device: string; readonly how: string }[];
  readonly steps: readonly StepView[];
}

export interface StepView {
  readonly from: string;
  readonly to: string;
  /** Sessions that are alike, this one among them. */
  readonly sessions: number;
  readonly out: string;
  readonly in: string;
  /** Whose list ends it here; null where it goes on. */
  readonly stoppedBy: "sender" | "receiver" | null;
}
