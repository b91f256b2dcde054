import { wayText } from "../change/index.ts";
import type { Migration, Stage } from "./migration.ts";
import { counted } from "../text/counted.ts";

/** `stage-1.yaml`. */
export const stageFile = (at: number): string => `stage-${String(at + 1)}.yaml`;

const stageText = (stage: Stage, at: number): string =>
  [
    wayText(`${stageFile(at)}: ${stage.reaches}`, stage.way).trimEnd(),
    ...(stage.renumber.length === 0
      ? []
      : [`To be named under renumber where it is deployed: ${stage.renumber.join(" ")}`]),
    "",
  ].join("\n");

const REST = `The fabric can rest at the end of a stage for as long as you like: its file is the spec of what runs then. Between the batches of a stage
it is a mix of two models that no spec says: see a stage that has begun to its end.`;

/** All stages for people. */
export const migrationText = ({ name, stages }: Migration): string =>
  stages.length === 0
    ? `${name}: nothing changes\n`
    : [
        `${name}: ${counted(stages.length, "stage")}, ${stages.every(({ way }) => way.lossless) ? "nothing is lost on the way" : "something is lost on the way"}`,
        "",
        ...stages.map(stageText),
        REST,
        "",
      ].join("\n");
