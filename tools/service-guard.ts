import { chmod, readFile, rm, stat, writeFile } from "node:fs/promises";
import { run } from "./run.ts";

/** Debian asks this program before a package starts its service. */
const POLICY = "/usr/sbin/policy-rc.d";
/** Its answer for "do not". */
const FORBIDDEN = 101;

/**
 * Runs `work`, an installation of packages, with the starting of services forbidden; the system's own policy is put
 * back afterwards, also when `work` fails.
 */
export async function withoutStartingServices<T>(work: () => Promise<T>): Promise<T> {
  if (await alreadyForbidden()) return await work();
  const before = await current();
  await put({ text: `#!/bin/sh\nexit ${FORBIDDEN}\n`, mode: 0o755 });
  try {
    return await work();
  } finally {
    await (before === undefined ? rm(POLICY, { force: true }) : put(before));
  }
}

interface Policy {
  readonly text: string;
  readonly mode: number;
}

async function current(): Promise<Policy | undefined> {
  const seen = await stat(POLICY).catch(() => undefined);
  return seen && { text: await readFile(POLICY, "utf8"), mode: seen.mode & 0o7777 };
}

async function put({ text, mode }: Policy): Promise<void> {
  await writeFile(POLICY, text);
  await chmod(POLICY, mode);
}

async function alreadyForbidden(): Promise<boolean> {
  const answer = await run(POLICY, ["frr", "start"], { okCodes: [0, FORBIDDEN, 104] }).catch(() => undefined);
  return answer?.code === FORBIDDEN;
}
