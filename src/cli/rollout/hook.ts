import { spawn } from "node:child_process";
import { SECRET_VARIABLES } from "../deliver-variables.ts";

/** What a hook is told, as JSON: on its standard input, or as a POST's body. */
export interface HookEvent {
  readonly fabric: string;
  readonly batch: number;
  readonly batches: number;
}

const TIMEOUT_MS = 600_000;
const MOST_WORDS = 500;

const isUrl = (hook: string): boolean => /^https?:\/\//.test(hook);

/** What `fetch` says is only that it failed; why is beneath. */
function whyNot(error: unknown): string {
  const { message, cause } = error as {
    readonly message: string;
    readonly cause?: { readonly message?: string };
  };
  return cause?.message ?? message;
}

/** A URL may hold a password: of what goes wrong it is not repeated. */
async function posted(url: string, body: string): Promise<string | null> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.ok) return null;
    return `it answers ${String(answer.status)}: ${(await answer.text()).slice(0, MOST_WORDS)}`;
  } catch (error) {
    return whyNot(error).replaceAll(url, "its URL");
  }
}

/** What has no business with secrets does not get them. */
const withoutSecrets = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !SECRET_VARIABLES.has(name)));

/** The shell reads the command, which is the caller's own words; what it is told of the run comes on its standard input alone. */
const ran = (command: string, body: string): Promise<string | null> =>
  new Promise((resolve) => {
    let said = "";
    const child = spawn("sh", ["-c", command], {
      stdio: ["pipe", "ignore", "pipe"],
      timeout: TIMEOUT_MS,
      env: withoutSecrets(),
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = `${said}${text}`.slice(-MOST_WORDS);
    });
    child.on("error", (error) => {
      resolve(error.message);
    });
    child.on("close", (code, signal) => {
      resolve(code === 0 ? null : `it ended with ${String(code ?? signal)}: ${said.trim()}`);
    });
    // One that does not read what it is told is as good.
    child.stdin.on("error", () => undefined).end(body);
  });

/** Asks a command or a URL whether a run may go on. @returns why not; null where it may */
export async function askHook(hook: string | undefined, event: HookEvent): Promise<string | null> {
  if (hook === undefined) return null;
  const body = JSON.stringify(event);
  const why = await (isUrl(hook) ? posted(hook, body) : ran(hook, body));
  return why === null ? null : `the hook stops it after batch ${String(event.batch)}: ${why}`;
}
