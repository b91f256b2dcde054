import { readFileSync } from "node:fs";
import { wantedObjects } from "../../export/netbox/wanted.ts";
import type { Environment } from "../environment.ts";
import type { ExitCode } from "../exit-codes.ts";
import { NetBoxError, netBoxAt } from "../netbox/client.ts";
import { synchronize, type Done } from "../netbox/synchronize.ts";
import type { Console } from "../streams.ts";
import { reasonOf } from "../system-error.ts";
import { WrongCall } from "../wrong-call.ts";
import { UnreadableFile } from "../read-text.ts";
import { soundFabric, type SpecOptions } from "./fabric.ts";

export interface NetBoxOptions extends SpecOptions {
  readonly url: string;
  /** File of the token, in place of the variable. */
  readonly tokenFile?: string;
  /** Whether it is written; else it is said what would be. */
  readonly apply?: boolean;
}

/** The variable that the token is in. */
export const TOKEN = "CALICO_FABRIC_NETBOX_TOKEN";

/** @throws WrongCall where there is none; UnreadableFile */
function tokenOf({ tokenFile }: NetBoxOptions, env: Environment): string {
  if (tokenFile === undefined) {
    const token = env[TOKEN]?.trim() ?? "";
    if (token !== "") return token;
    throw new WrongCall(`there is no token: set ${TOKEN}, or name a file by --token-file`);
  }
  try {
    const token = readFileSync(tokenFile, "utf8").trim();
    if (token !== "") return token;
  } catch (error) {
    throw new UnreadableFile(`cannot read ${tokenFile}: ${reasonOf(error)}`);
  }
  throw new WrongCall(`${tokenFile} holds no token`);
}

const OWN = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** @throws WrongCall for what is no URL, or would send the token in the clear */
function urlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["https:", "http:"].includes(url.protocol) || url.username !== "" || url.search !== "")
    throw new WrongCall(`--url is to be NetBox's URL, as in https://netbox.example.com`);
  if (url.protocol === "http:" && !OWN.has(url.hostname))
    throw new WrongCall(`${text} would have the token go in the clear: give an https URL`);
  return url.href.replace(/\/+$/, "");
}

const lineOf = ({ what, kind, key, fields }: Done, apply: boolean): string =>
  `${apply ? (what === "create" ? "created" : "changed") : what} ${kind} ${key}${fields === undefined ? "" : `: ${fields.join(", ")}`}\n`;

function summary(done: readonly Done[], apply: boolean): string {
  if (done.length === 0) return "NetBox has it all: nothing to do\n";
  const creates = done.filter(({ what }) => what === "create").length;
  const counts = `${String(creates)} created, ${String(done.length - creates)} changed`;
  return apply
    ? `${counts}\n`
    : `${counts.replace("created", "to create").replace("changed", "to change")}; --apply writes it\n`;
}

/** `netbox SPEC --url URL`: what NetBox lacks of the fabric, and with `--apply` that it has it. */
export async function netbox(
  file: string,
  options: NetBoxOptions,
  env: Environment,
  console: Console,
): Promise<ExitCode> {
  const { apply = false, format } = options;
  const client = netBoxAt(urlOf(options.url), tokenOf(options, env));
  const sound = await soundFabric(file, options, console);
  if (typeof sound === "number") return sound;
  const { fabric } = sound;
  try {
    const done = await synchronize(client, wantedObjects(fabric), apply);
    console.out(
      format === "json"
        ? `${JSON.stringify({ applied: apply, objects: done }, null, 2)}\n`
        : done.map((one) => lineOf(one, apply)).join("") + summary(done, apply),
    );
    return done.length > 0 && !apply ? 3 : 0;
  } catch (error) {
    if (!(error instanceof NetBoxError)) throw error;
    console.err(`error: ${error.message}\n`);
    return 1;
  }
}
