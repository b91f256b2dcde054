import { told } from "../text/foreign.ts";

/** Says a line to whoever watches, while the work goes on. */
export const tell = (line: string): void => {
  process.stderr.write(`${told(line)}\n`);
};
