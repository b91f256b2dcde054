import {
  pascal,
  type EnumType,
  type Field,
  type NamedType,
  type NamedTypes,
  type ObjectType,
  type PulumiType,
} from "./types.ts";

const HEAD =
  "/* The spec in types that Pulumi infers a schema from. Made of the schema in src/spec by npm run schema: change that one. */\n";

function typeText(type: PulumiType): string {
  switch (type.kind) {
    case "named":
      return type.name;
    case "list":
      return `${typeText(type.of)}[]`;
    case "map":
      return `Record<string, ${typeText(type.of)}>`;
    case "integer":
      return "number";
    case "string":
    case "number":
    case "boolean":
      return type.kind;
  }
}

const comment = (text: string, indent = ""): string => (text === "" ? "" : `${indent}/** ${text} */\n`);

const fieldText = ({ name, type, required, description }: Field): string =>
  `${comment(description, "  ")}  readonly ${name}${required ? "" : "?"}: ${typeText(type)};\n`;

function interfaceText({ name, description, fields, base }: ObjectType): string {
  const head = base === undefined ? name : `${name} extends ${base}`;
  // A type without fields of its own is its base by another name, and Pulumi wants a name for each.
  return fields.length === 0
    ? `${comment(description)}// eslint-disable-next-line @typescript-eslint/no-empty-object-type\nexport interface ${head} {}\n`
    : `${comment(description)}export interface ${head} {\n${fields.map(fieldText).join("")}}\n`;
}

/** A name for a value; one that begins with a digit gets a letter before it: `V3_30` for `3.30`. */
const memberName = (value: string): string =>
  /^\d/.test(value) ? `V${value.replaceAll(/[^A-Za-z0-9]/g, "_")}` : pascal(value);

function enumText({ name, description, values }: EnumType): string {
  const lines = values.map(
    ({ value, description: of }) => `${comment(of, "  ")}  ${memberName(value)}: "${value}",\n`,
  );
  return `${comment(description)}export const ${name} = {\n${lines.join("")}} as const;\nexport type ${name} = (typeof ${name})[keyof typeof ${name}];\n`;
}

const text = (type: NamedType): string => (type.kind === "enum" ? enumText(type) : interfaceText(type));

/** The types as a TypeScript module, each after those that it uses. */
export const typescriptOf = (types: NamedTypes): string =>
  [HEAD, ...[...types.values()].map(text)].join("\n");
