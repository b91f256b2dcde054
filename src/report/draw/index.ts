export { drawFabric } from "./draw.ts";
export { THEMES, type DrawOptions } from "./options.ts";
