import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { cached } from "../../tools/cache.ts";

// Makes an entry slowly, in two halves, and prints what it then holds.
const [name = "?"] = process.argv.slice(2);
const folder = await cached(
  "shared",
  async (draft) => {
    await appendFile(join(draft, "file"), name);
    await pause(300);
    await appendFile(join(draft, "file"), name);
  },
  () => undefined,
);
console.log(await readFile(join(folder, "file"), "utf8"));
