export * from "./diagnostic.ts";
export * from "./spec-error.ts";
