import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatacenterSpec } from "../../src/index.ts";

/** A fabric whose switches are played, in a process of its own. */
export interface PlayedFabric {
  /** Files for the command. */
  readonly spec: string;
  readonly ways: string;
  /** What it logs in with. */
  readonly env: Readonly<Record<string, string>>;
  stop(): void;
}

/** @throws Error with its words when it does not start */
export async function playFabric(spec: DatacenterSpec, how: "good" | "damaged"): Promise<PlayedFabric> {
  const folder = mkdtempSync(join(tmpdir(), "played-fabric-"));
  const file = join(folder, "spec.json");
  writeFileSync(file, JSON.stringify(spec));
  const child = spawn(process.execPath, ["test/verify/played.fixture.ts", file, how], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  const ways = await new Promise<string>((resolve, reject) => {
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      out += chunk;
      if (out.endsWith("\n")) resolve(out);
    });
    child.on("close", () => reject(new Error(said)));
  });
  writeFileSync(join(folder, "ways.json"), ways);
  return {
    spec: file,
    ways: join(folder, "ways.json"),
    env: { CALICO_FABRIC_SSH_PASSWORD: "played" },
    stop() {
      child.stdin.end();
      rmSync(folder, { recursive: true });
    },
  };
}
