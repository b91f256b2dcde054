import { stringify } from "yaml";
import { adapt, variantsFor } from "../../src/compare/index.ts";
import { compile, drawFabric, type DatacenterSpec } from "../../src/index.ts";
import { readSpec, type ModelName } from "../../src/spec/index.ts";
import { datacenterJsonSchema } from "../../src/spec/json-schema.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { members } from "../plugin-schema/types.ts";
import { slugOf } from "./markdown.ts";

/*
 * A page for each model, of what the code knows: what the schema says of it, and each variant with why one would, what is written for it,
 * and the demo built so.
 */

type Variant = ReturnType<typeof variantsFor>[number];

export interface ModelPage {
  readonly model: ModelName;
  readonly text: string;
  /** Pictures by their files' names. */
  readonly pictures: Readonly<Record<string, string>>;
}

const said = (value: unknown): string => (typeof value === "string" ? value : "");

function whatItIs(model: ModelName): string {
  const fabric = datacenterJsonSchema().properties?.["fabric"] ?? {};
  const own = members(fabric).find(({ properties }) => properties?.["model"]?.["const"] === model);
  return `${said(own?.properties?.["model"]?.["description"])}\n\n${said(own?.["description"])}`;
}

const variants = (): readonly Variant[] => {
  const { datacenter } = readSpec(demo);
  return datacenter === null ? [] : variantsFor(datacenter.fabric);
};

function modelPage(model: ModelName, variants: readonly Variant[]): ModelPage {
  const drawn = variants.map(({ variant, fabric, reason }) => {
    const spec: DatacenterSpec = adapt(demo, fabric);
    const picture = `${slugOf(`${model} ${variant}`)}.svg`;
    const text = [
      ...(variant === "" ? [] : [`## ${variant}`, ""]),
      reason.text,
      "",
      `Source: ${reason.source}.`,
      "",
      "```yaml",
      stringify({ fabric }).trimEnd(),
      "```",
      "",
      `![The demo as ${model}${variant === "" ? "" : `, ${variant}`}](/models/${picture})`,
      "",
    ];
    return { picture, svg: drawFabric(compile(spec).plan), text };
  });
  return {
    model,
    text: [
      `# ${model}`,
      "",
      whatItIs(model),
      "",
      "[Choosing a model](/models.md) has it beside the others, in numbers, and [every option](/reference.md#fabric) what else there is to say.",
      "",
      ...drawn.flatMap(({ text }) => text),
    ].join("\n"),
    pictures: Object.fromEntries(drawn.map(({ picture, svg }) => [picture, svg])),
  };
}

let made: readonly ModelPage[] | undefined;

/** Pages in the order in which `compare` has the models. */
export const modelPages = (): readonly ModelPage[] =>
  (made ??= [...Map.groupBy(variants(), ({ model }) => model)].map(([model, own]) => modelPage(model, own)));
