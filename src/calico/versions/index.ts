export { FIELDS, takes } from "./fields.ts";
export { hasPriorities, ownLocalPreference } from "./routes.ts";
