export { FIELDS, takes, takesLengths } from "./fields.ts";
export { hasPriorities, ownLocalPreference } from "./routes.ts";
