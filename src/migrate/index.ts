export { migrate, type Migration, type Stage, type Wanted } from "./migration.ts";
export { migrationText, stageFile } from "./text.ts";
