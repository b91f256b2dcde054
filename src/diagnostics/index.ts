export * from "./diagnostic.ts";
export * from "./fold.ts";
export * from "./spec-error.ts";
