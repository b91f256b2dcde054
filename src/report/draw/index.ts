export { drawFabric } from "./draw.ts";
export { THEMES, type DrawOptions, type Theme } from "./options.ts";
