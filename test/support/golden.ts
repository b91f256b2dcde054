import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Compares a text with the file that holds what it was when it was last agreed on. `UPDATE_GOLDEN=1 npm test` writes the files anew;
 * a commit that changes one says why.
 */
export function expectGolden(file: string, text: string): void {
  const path = join(process.cwd(), "test", file);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(
    existsSync(path) ? readFileSync(path, "utf8") : `${file} is not there: run UPDATE_GOLDEN=1 npm test`,
  ).toBe(text);
}
