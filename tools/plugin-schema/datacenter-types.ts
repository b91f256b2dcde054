import { datacenterJsonSchema, type JsonSchema } from "../../src/spec/json-schema.ts";
import { members, objectOf, pascal, type Field, type NamedTypes, type PulumiType } from "./types.ts";

/** The spec as Pulumi's types: `DatacenterSpec` without its fabric, and for each model `<Model>Spec` with the model's options. */
export function datacenterTypes(): NamedTypes {
  const { properties = {}, ...rest } = datacenterJsonSchema();
  const { fabric = {}, ...others } = properties;
  const types: NamedTypes = new Map();
  const base = objectOf({ ...rest, properties: others }, "", types);
  types.set("DatacenterSpec", { ...base, name: "DatacenterSpec" });
  for (const model of members(fabric)) addModel(model, types);
  return types;
}

/** The class says which model it is, so the options do not. */
function addModel(schema: JsonSchema, types: NamedTypes): void {
  const { model, ...options } = schema.properties ?? {};
  const name = pascal(String(model?.["const"]));
  const description = String(model?.["description"]);
  const fields: Field[] = [];
  if (Object.keys(options).length > 0) {
    const type: PulumiType = { kind: "named", name: `${name}Options` };
    types.set(type.name, { ...objectOf({ ...schema, properties: options }, name, types), name: type.name });
    fields.push({ name: "fabric", type, required: false, description: "Options of the model." });
  }
  types.set(`${name}Spec`, {
    kind: "object",
    name: `${name}Spec`,
    description,
    fields,
    base: "DatacenterSpec",
  });
}
