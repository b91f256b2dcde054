export { importConfigurations } from "./configurations.ts";
