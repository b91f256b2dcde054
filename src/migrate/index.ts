export { migrate, type Migration } from "./migration.ts";
export { migrationText, stageFile } from "./text.ts";
