import { dirname } from "node:path";

/** The folder of the clone, whatever the current folder is. */
export const repositoryRoot: string = dirname(import.meta.dirname);
