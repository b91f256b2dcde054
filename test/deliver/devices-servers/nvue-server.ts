import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { HttpsConnection } from "../../../src/deliver/index.ts";
import { nvueKeeps, nvueShows, nvueTyped, type NvueTree } from "../../platforms/device-model/nvue.ts";
import type { Cut } from "./api-server.ts";
import { PASSWORD, USER } from "./login.ts";
import type { SelfSigned } from "./certificate.ts";

/** What goes wrong, or happens, at a request. */
export interface NvueFault {
  /** Each request whose method, path and body match. */
  readonly at: RegExp;
  /** How many of them. Default 1. */
  readonly times?: number;
  /** Whether it goes wrong by now. Default from the beginning. */
  readonly isOn?: () => boolean;
  readonly cut?: Cut;
  /** NVUE refuses the request in these words. */
  readonly refuse?: string;
  /** What happens first, or when it has been done. */
  readonly meanwhile?: () => void;
  readonly afterwards?: () => void;
}

interface Revision {
  state: string;
  tree: NvueTree;
  /** The applied tree that it began as, to which the switch goes back. */
  base: NvueTree;
  issue: Record<string, unknown>;
  /** Milliseconds since the epoch, of the switch's clock. */
  deadline: number;
  /** How often it is still asked for before it has been applied. */
  working: number;
  seconds: number | null;
}

/**
 * A stand-in for a switch with NVUE, of which no image can be had: revisions and their states, patches in JSON, the commit timer, what is
 * invalid and how it is said, as in NVIDIA's guide (NVUE API, 5.14). The timer's names over this interface are in no document.
 */
export interface NvueServer {
  readonly connection: HttpsConnection;
  /** What came, one text a request: method, path and body. */
  readonly asked: string[];
  readonly revisions: Map<string, Revision>;
  applied: NvueTree;
  startup: NvueTree;
  build: string;
  autoSave: boolean;
  /** Whether nothing can be written to its disk. */
  full: boolean;
  /** Whether it knows no timer over this interface. */
  withoutTimer: boolean;
  /** Whether it shows passwords as stars, which nobody can say again. */
  stars: boolean;
  /** How often a change is asked for before it has been applied. */
  work: number;
  /** Peers whose session is up. */
  readonly up: Set<string>;
  onApply: () => void;
  /** Lets its clock run on. */
  pass(seconds: number): void;
  faults(...faults: readonly NvueFault[]): void;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const error = (status: number, title: string, detail: string): Answer => ({
  status,
  body: { type: "about:blank", title, status, detail },
});

const isMap = (value: unknown): value is NvueTree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A patch, in which null takes away (as RFC 7396). Maps that are left with nothing go. */
function patched(tree: NvueTree, patch: Record<string, unknown>): NvueTree {
  const next: NvueTree = { ...tree };
  for (const [name, value] of Object.entries(patch)) {
    const found = next[name];
    if (value === null) Reflect.deleteProperty(next, name);
    else if (isMap(value)) {
      const below = patched(isMap(found) ? found : {}, value);
      if (Object.keys(below).length === 0 && Object.keys(value).length > 0)
        Reflect.deleteProperty(next, name);
      else next[name] = below;
    } else next[name] = nvueKeeps(value as string | number);
  }
  return next;
}

const at = (tree: NvueTree, ...path: readonly string[]): NvueTree => {
  let value: unknown = tree;
  for (const name of path) value = isMap(value) ? value[name] : undefined;
  return isMap(value) ? value : {};
};

/** What of a tree NVUE would not apply. */
function faultOf(tree: NvueTree): readonly [location: string, reason: string] | undefined {
  const bgp = at(tree, "vrf", "default", "router", "bgp");
  for (const [name, one] of Object.entries(at(bgp, "neighbor"))) {
    const group: unknown = isMap(one) ? one["peer-group"] : undefined;
    if (typeof group === "string" && !isMap(at(bgp, "peer-group")[group]))
      return [`vrf.default.router.bgp.neighbor.${name}`, `peer-group ${group} does not exist.`];
  }
  for (const [name, one] of Object.entries(at(tree, "interface")))
    if (isMap(one) && isMap(one["bridge"]) && Object.keys(at(one, "ip", "address")).length > 0)
      return [`interface.${name}`, "a bridge port has no address."];
  if (bgp["enable"] === "on" && at(tree, "router", "bgp")["router-id"] === undefined)
    return ["router.bgp.enable", "BGP requires router-id to be set globally or in the VRF."];
  return undefined;
}

const ROOTS = ["system", "interface", "bridge", "router", "vrf", "mlag", "service", "acl"];

export async function serveNvue(before: NvueTree, { key, cert, pin }: SelfSigned): Promise<NvueServer> {
  let skew = 0;
  let next = 1;
  let faults: { readonly fault: NvueFault; left: number }[] = [];
  const now = (): number => Date.now() + skew;
  const login = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString("base64")}`;

  /** Goes back where a timer has run out. */
  function settle(): void {
    for (const one of device.revisions.values())
      if (one.state === "confirm" && now() >= one.deadline) goBack(one, "confirm_fail");
  }

  function goBack(one: Revision, state: string): void {
    device.applied = one.base;
    one.state = state;
    one.issue = {};
    device.onApply();
  }

  function isApplied(one: Revision): void {
    one.state = "applied";
    if (device.autoSave && !device.full) device.startup = device.applied;
  }

  /** What an apply has come to when it is asked for again. */
  function work(one: Revision): void {
    if (one.state !== "apply" || one.working-- > 0) return;
    const fault = faultOf(one.tree);
    if (fault !== undefined) {
      const [location, reason] = fault;
      const message = `Config invalid at ${location}: ${reason}\n`;
      one.state = "invalid";
      one.issue = { "0": { code: "config_invalid", data: { location, reason }, message, severity: "error" } };
      return;
    }
    one.base = device.applied;
    device.applied = one.tree;
    device.onApply();
    if (one.seconds === null || device.withoutTimer) isApplied(one);
    else {
      one.state = "confirm";
      one.deadline = now() + one.seconds * 1000;
    }
  }

  const shown = ({ state, issue }: Revision) => ({
    state,
    transition: { issue, progress: state === "invalid" ? "Invalid config" : "" },
  });

  function moved(id: string, body: Record<string, unknown>): Answer {
    if (id === "applied") {
      if (body["state"] !== "save") return error(400, "Bad Request", "'state' is not one of ['save']");
      if (!device.full) device.startup = device.applied;
      return ok({ state: "save", transition: { issue: {}, progress: "" } });
    }
    const one = device.revisions.get(id);
    if (one === undefined) return error(404, "Not Found", `revision ${id} does not exist`);
    const busy = [...device.revisions].find(
      ([, other]) => other !== one && ["apply", "confirm"].includes(other.state),
    );
    switch (body["state"]) {
      case "apply": {
        if (busy !== undefined) return error(409, "Conflict", `revision ${busy[0]} is being applied`);
        const controls = body["state-controls"];
        one.seconds = isMap(controls) ? Number(controls["confirm"]) : null;
        one.state = "apply";
        one.working = device.work;
        break;
      }
      case "confirm_yes":
        if (one.state === "confirm") isApplied(one);
        break;
      case "confirm_no":
        if (one.state === "confirm") goBack(one, "confirm_no");
        if (one.state === "confirm_no") one.state = "inactive";
        break;
      default:
        return error(
          400,
          "Bad Request",
          `'${String(body["state"])}' is not one of ['apply', 'confirm_yes', 'confirm_no']`,
        );
    }
    return ok(shown(one));
  }

  function handle(method: string, url: URL, body: unknown): Answer {
    settle();
    const path = url.pathname.replace(/^\/nvue_v1/, "").replace(/\/$/, "");
    const rev = url.searchParams.get("rev") ?? "operational";
    const [, id] = /^\/revision\/(.+)$/.exec(path) ?? [];
    if (path === "/revision" && method === "POST") {
      const created: Revision = {
        state: "pending",
        tree: device.applied,
        base: device.applied,
        issue: {},
        deadline: 0,
        working: 0,
        seconds: null,
      };
      const number = String(next++);
      device.revisions.set(number, created);
      return ok({ [number]: shown(created) });
    }
    if (path === "/revision" && method === "GET")
      return ok(Object.fromEntries([...device.revisions].map(([name, one]) => [name, shown(one)])));
    if (id === "applied" && method === "GET")
      return ok({
        state: "applied",
        transition: {
          issue: device.full ? { "0": { message: "No space left on device", severity: "error" } } : {},
          progress: "",
        },
      });
    if (id !== undefined && method === "PATCH") return moved(id, body as Record<string, unknown>);
    const one = device.revisions.get(id ?? rev);
    if (id !== undefined) {
      if (one === undefined) return error(404, "Not Found", `revision ${id} does not exist`);
      if (method === "DELETE") {
        device.revisions.delete(id);
        return { status: 204, body: undefined };
      }
      work(one);
      return ok(shown(one));
    }
    if (path === "" && method === "PATCH") {
      if (one?.state !== "pending") return error(404, "Not Found", `no pending revision ${rev}`);
      const unknown = Object.keys(body as object).find((name) => !ROOTS.includes(name));
      if (unknown !== undefined) return error(400, "Bad Request", `'${unknown}' is an unknown property`);
      one.tree = nvueTyped(patched(one.tree, body as Record<string, unknown>));
      return ok(body);
    }
    if (path === "" && method === "GET" && (rev === "applied" || rev === "startup"))
      return ok(
        JSON.parse(nvueShows(device[rev]), (name, value: unknown) =>
          device.stars && name === "password" ? "********" : value,
        ),
      );
    if (path === "/system") return ok({ build: device.build, hostname: "leaf7" });
    if (path === "/vrf/default/router/bgp/neighbor") {
      if (url.searchParams.has("view") && /5\.(9|1[01])\b/.test(device.build))
        return error(400, "Bad Request", "unknown view");
      const all = Object.keys(at(device.applied, "vrf", "default", "router", "bgp", "neighbor"));
      return ok(
        Object.fromEntries(
          all.map((name) => [name, { state: device.up.has(name) ? "established" : "active" }]),
        ),
      );
    }
    return error(404, "Not Found", "The requested item does not exist.");
  }

  const server = createServer({ key, cert }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (request.headers.authorization !== login) {
        response.writeHead(401).end();
        return;
      }
      const text = Buffer.concat(chunks).toString("utf8");
      const question = `${request.method ?? ""} ${request.url ?? ""} ${text}`;
      device.asked.push(question);
      const mine = faults.find(
        ({ fault, left }) => left > 0 && fault.at.test(question) && (fault.isOn?.() ?? true),
      );
      if (mine !== undefined) mine.left -= 1;
      const { cut, refuse, meanwhile, afterwards } = mine?.fault ?? {};
      meanwhile?.();
      if (cut === "before") {
        response.socket?.destroy();
        return;
      }
      if (cut === "busy") {
        response.writeHead(503).end();
        return;
      }
      const url = new URL(request.url ?? "/", "https://device");
      const answer =
        refuse === undefined
          ? handle(request.method ?? "", url, text === "" ? undefined : (JSON.parse(text) as unknown))
          : error(400, "Bad Request", refuse);
      afterwards?.();
      if (cut === "after") {
        response.socket?.destroy();
        return;
      }
      const said = answer.body === undefined ? "" : JSON.stringify(answer.body);
      response.writeHead(answer.status, {
        "content-type": "application/json",
        ...(answer.status === 204 ? {} : { "content-length": String(Buffer.byteLength(said)) }),
      });
      if (cut === "within") response.write(said.slice(0, said.length / 2), () => response.socket?.destroy());
      else response.end(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const device: NvueServer = {
    connection: {
      transport: "https",
      host: "127.0.0.1",
      port: (server.address() as AddressInfo).port,
      user: USER,
      password: PASSWORD,
      certificate: pin,
      timeoutSeconds: 3,
      rollbackSeconds: 10,
    },
    asked: [],
    revisions: new Map(),
    applied: nvueTyped(before),
    startup: nvueTyped(before),
    build: "Cumulus Linux 5.14.0",
    autoSave: true,
    full: false,
    withoutTimer: false,
    stars: false,
    work: 1,
    up: new Set(),
    onApply: () => undefined,
    pass(seconds) {
      skew += seconds * 1000;
      settle();
    },
    faults(...given) {
      faults = given.map((fault) => ({ fault, left: fault.times ?? 1 }));
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return device;
}
