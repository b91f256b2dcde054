import { NAME } from "../cli/shell.ts";
import type { CliKind } from "../cli/kind.ts";

/**
 * VRP 8's command line. `<name>` is the user view; `[~name-view]` has nothing to commit, `[*name-view]` has. What is asked of commands that a
 * delivery types is answered with yes; leaving with something uncommitted is not, and never comes to pass.
 */
export const vrpCli: CliKind = {
  prompt: new RegExp(String.raw`(?:^|\n)[<[][~*]?(${NAME})(?:-[^<>[\]\n]*)?[>\]] *$`),
  more: /^-+ *More *-+$/i,
  question: /\[ *(?:[a-z](?:\([a-z ]+\))?|yes|no)(?:\/(?:[a-z](?:\([a-z ]+\))?|yes|no))+ *\] *[:?]?$/i,
  answers: [
    { asks: /password[^[]*\? *\[Y\/N\] *:?\s*$/i, answer: "N" },
    { asks: /(?:continue|are you sure|overwrite)[^[]*\? *\[Y\/N\] *:?\s*$/i, answer: "Y" },
  ],
  refusals: [/^Error(?:\[\d+\])?:/, /^\^$/],
  shows: /^display\b/,
};
