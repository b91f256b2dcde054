/* Of zod, what `quickZod` stands in for: the packed program loads it when a spec is not sound, or a JSON Schema is asked for. */
export {
  array,
  boolean,
  custom,
  discriminatedUnion,
  enum,
  int,
  literal,
  number,
  partialRecord,
  record,
  strictObject,
  string,
  toJSONSchema,
} from "zod";
