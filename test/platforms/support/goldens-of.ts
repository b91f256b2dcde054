import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface GoldenText {
  /** `demo/r1-tor0`. */
  readonly name: string;
  readonly text: string;
}

/** All texts of a platform that were agreed on. */
export function goldensOf(platform: string): readonly GoldenText[] {
  const folder = join(process.cwd(), "test", "golden", "platforms", platform);
  return readdirSync(folder).flatMap((fabric) =>
    readdirSync(join(folder, fabric)).map((file) => ({
      name: `${fabric}/${file.replace(/\.[a-z]+$/, "")}`,
      text: readFileSync(join(folder, fabric, file), "utf8"),
    })),
  );
}
