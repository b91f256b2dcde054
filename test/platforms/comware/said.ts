import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A switch's text as it was agreed on. */
export const golden = (fabric: string, device: string): string =>
  readFileSync(
    join(process.cwd(), "test", "golden", "platforms", "comware", fabric, `${device}.cfg`),
    "utf8",
  );

/** What a reader finds in texts, each as one text; null where it refuses. */
export const saidBy =
  (read: (text: string) => object) =>
  (text: string): string | null => {
    try {
      return JSON.stringify(read(text));
    } catch {
      return null;
    }
  };
