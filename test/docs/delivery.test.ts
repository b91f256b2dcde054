import { readFileSync } from "node:fs";
import { MOVES, STATES } from "../../src/deliver/protocol/states.ts";

const text = readFileSync("docs/delivery.md", "utf8");

/** Cells of a Markdown table below a mark, without its head. */
const rowsBelow = (mark: string): readonly (readonly string[])[] => {
  const [, after = ""] = text.split(`<!-- ${mark} -->\n\n`);
  const [table = ""] = after.split("\n\n");
  return table
    .split("\n")
    .slice(2)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
};

describe("docs/delivery.md", () => {
  it("has the states as they are", () => {
    expect(rowsBelow("states")).toEqual(STATES.map(({ name, means, next }) => [`\`${name}\``, means, next]));
  });

  it("has the moves as they are", () => {
    expect(rowsBelow("moves")).toEqual(
      MOVES.map(({ from, to, by, needs }) => [from, to, by.join(", "), needs]),
    );
  });
});
