export { drawFabric } from "./draw.ts";
export type { DrawOptions } from "./options.ts";
