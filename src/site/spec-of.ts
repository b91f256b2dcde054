/** How the spec at a path comes to be a value, by its path as the registry has it. */
export type SpecOf = (path: string) => unknown;
