/** A part of a review as people read it; renderers for terminals and for Markdown draw the same parts. */
export type Section =
  | {
      readonly kind: "table";
      readonly title: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly note?: string;
    }
  | { readonly kind: "list"; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: "folds"; readonly title: string; readonly folds: readonly DocumentFold[] };

/** One of several things that change alike: its summary, what changes in words, and its diff. */
export interface DocumentFold {
  readonly summary: string;
  readonly lines: readonly string[];
  readonly diff: string;
}

export interface ReviewDocument {
  /** The datacenter. */
  readonly name: string;
  readonly verdict: "safe" | "disruptive" | "refused";
  /** One sentence. */
  readonly headline: string;
  readonly reasons: readonly string[];
  readonly sections: readonly Section[];
}
