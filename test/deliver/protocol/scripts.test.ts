import { MOVES, rename, STATES } from "../../../src/deliver/protocol/states.ts";
import { messages } from "../../../src/deliver/frr/scripts.ts";
import { run } from "../../support/run.ts";

const scripts = Object.values(messages) as readonly string[];
/** As they stand once every quotation of a script within a script is undone. */
const text = scripts.join("\n").replaceAll(/'(\\'')+/g, "'");

describe("the scripts of the protocol", () => {
  it("are what a POSIX shell can read", async () => {
    for (const script of scripts) await run("sh", ["-n", "-c", script]);
  });

  it("make every move of the table that is a renaming, and no other", () => {
    const renamings = MOVES.flatMap(({ from, to }) =>
      from === "none" || from === "decided" || to === "none" ? [] : [rename(from, to)],
    );
    const states = STATES.map(({ name }) => name).join("|");
    const found = [...text.matchAll(new RegExp(`mv -fT? "\\$home/(?:${states})\\.\\$id" "[^"]*"`, "g"))].map(
      ([command]) => command,
    );
    expect([...new Set(found)].sort()).toEqual([...renamings].sort());
    expect(() => rename("rolling", "armed")).toThrow("no move rolling to armed");
  });
});
