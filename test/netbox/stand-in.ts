import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/*
 * A stand-in for NetBox's REST API, and no NetBox: it was written from NetBox 4's documents (docs/integrations/rest-api.md) and serializers, as far as
 * calico-fabric asks it. Lists by pages with a link to the next; lists of new objects and of changes, all or none; 400 with what is wrong by field; 403
 * without a token; references by id alone.
 */

type Fields = Record<string, unknown>;

/** Fields without which NetBox makes no such object, and what is one of its kind only once. */
const MODELS: Readonly<
  Record<string, { readonly required: readonly string[]; readonly unique: readonly string[] }>
> = {
  "dcim/sites": { required: ["name", "slug"], unique: ["slug"] },
  "dcim/racks": { required: ["name", "site"], unique: ["site", "name"] },
  "dcim/manufacturers": { required: ["name", "slug"], unique: ["slug"] },
  "dcim/device-types": { required: ["manufacturer", "model", "slug"], unique: ["manufacturer", "slug"] },
  "dcim/device-roles": { required: ["name", "slug"], unique: ["slug"] },
  "dcim/platforms": { required: ["name", "slug"], unique: ["slug"] },
  "ipam/rirs": { required: ["name", "slug"], unique: ["slug"] },
  "ipam/asns": { required: ["asn"], unique: ["asn"] },
  "dcim/devices": { required: ["name", "device_type", "role", "site"], unique: ["site", "name"] },
  "dcim/interfaces": { required: ["device", "name", "type"], unique: ["device", "name"] },
  "dcim/cables": { required: ["a_terminations", "b_terminations"], unique: [] },
  "ipam/prefixes": { required: ["prefix"], unique: ["prefix"] },
  "ipam/ip-addresses": { required: ["address"], unique: ["address"] },
};

/** Fields that are other objects, and of which kind. */
const REFERENCES: Readonly<Record<string, string>> = {
  site: "dcim/sites",
  rack: "dcim/racks",
  manufacturer: "dcim/manufacturers",
  device_type: "dcim/device-types",
  role: "dcim/device-roles",
  platform: "dcim/platforms",
  rir: "ipam/rirs",
  device: "dcim/devices",
};

const CHOICES = new Set(["status", "type"]);

export interface StandIn {
  readonly url: string;
  /** Every request that writes: `POST dcim/sites 1`. */
  readonly writes: string[];
  /** Of an endpoint its objects as they are held: to look at, and to change as somebody in NetBox would. */
  readonly objects: (endpoint: string) => Map<number, Fields>;
  readonly stop: () => void;
}

export const TOKEN = "0123456789abcdef";

class Refused extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

/** @param mostOnPage MAX_PAGE_SIZE */
export async function standIn(mostOnPage = 1000): Promise<StandIn> {
  const stores = new Map(Object.keys(MODELS).map((endpoint) => [endpoint, new Map<number, Fields>()]));
  const writes: string[] = [];
  let lastId = 100;

  const store = (endpoint: string): Map<number, Fields> => {
    const found = stores.get(endpoint);
    if (found === undefined) throw new Refused(404, { detail: "Not found." });
    return found;
  };
  const valueOf = (value: unknown): string =>
    typeof value === "string" || typeof value === "number" ? String(value) : "";

  /** As a list tells it: other objects in brief, choices with their labels. */
  function shown(id: number, fields: Fields): Fields {
    const entries = Object.entries(fields).map(([name, value]) => {
      const of = REFERENCES[name];
      if (of !== undefined) return [name, brief(of, Number(value))];
      if (CHOICES.has(name)) return [name, { value, label: valueOf(value).toUpperCase() }];
      if (name.endsWith("_terminations"))
        return [
          name,
          (value as readonly { readonly object_id: number }[]).map((end) => ({
            ...end,
            object: brief("dcim/interfaces", end.object_id),
          })),
        ];
      return [name, value];
    });
    const port = fields["assigned_object_id"];
    return {
      id,
      ...(Object.fromEntries(entries) as Fields),
      ...(port === undefined ? {} : { assigned_object: brief("dcim/interfaces", Number(port)) }),
    };
  }
  function brief(endpoint: string, id: number): Fields {
    const { name, slug, device } = store(endpoint).get(id) ?? {};
    return {
      id,
      name,
      ...(slug === undefined ? {} : { slug }),
      ...(device === undefined ? {} : { device: brief("dcim/devices", Number(device)) }),
    };
  }

  function matches(endpoint: string, fields: Fields, name: string, values: readonly string[]): boolean {
    if (name === "vrf_id") return true;
    if (name === "site" && endpoint !== "dcim/racks" && endpoint !== "dcim/devices") return true;
    if (name === "device" && endpoint === "dcim/cables") {
      const ends = [fields["a_terminations"], fields["b_terminations"]] as readonly (readonly {
        readonly object_id: number;
      }[])[];
      return ends
        .flat()
        .some(({ object_id: id }) =>
          values.includes(valueOf((brief("dcim/interfaces", id)["device"] as Fields)["name"])),
        );
    }
    const of = REFERENCES[name];
    if (of === undefined) return values.includes(valueOf(fields[name]));
    const other = brief(of, Number(fields[name]));
    return values.includes(valueOf(name === "site" ? other["slug"] : other["name"]));
  }

  /** Django's choice of related objects knows those that are there. */
  function checkFilter(endpoint: string, name: string, values: readonly string[]): void {
    const of = REFERENCES[name];
    if (of === undefined || endpoint === "dcim/cables") return;
    const known = [...store(of).values()].map((fields) =>
      valueOf(name === "site" ? fields["slug"] : fields["name"]),
    );
    const strange = values.find((value) => !known.includes(value));
    if (strange !== undefined)
      throw new Refused(400, {
        [name]: [`Select a valid choice. ${strange} is not one of the available choices.`],
      });
  }

  function list(endpoint: string, url: URL): unknown {
    const [limit, offset] = [
      Number(url.searchParams.get("limit") ?? 50),
      Number(url.searchParams.get("offset") ?? 0),
    ];
    const names = [...new Set(url.searchParams.keys())].filter(
      (name) => name !== "limit" && name !== "offset",
    );
    for (const name of names) checkFilter(endpoint, name, url.searchParams.getAll(name));
    const found = [...store(endpoint)].filter(([, fields]) =>
      names.every((name) => matches(endpoint, fields, name, url.searchParams.getAll(name))),
    );
    const end = offset + Math.min(limit, mostOnPage);
    const next = new URL(url);
    next.searchParams.set("offset", String(end));
    // Behind a proxy it calls itself by another name.
    next.host = "netbox.internal";
    return {
      count: found.length,
      next: end < found.length ? next.href : null,
      previous: null,
      results: found.slice(offset, end).map(([id, fields]) => shown(id, fields)),
    };
  }

  function faultsOf(endpoint: string, fields: Fields, own: number | null): Record<string, readonly string[]> {
    const { required = [], unique = [] } = MODELS[endpoint] ?? {};
    const faults: Record<string, readonly string[]> = {};
    for (const name of required)
      if (fields[name] === undefined || fields[name] === null) faults[name] = ["This field is required."];
    for (const [name, value] of Object.entries(fields)) {
      const of = REFERENCES[name];
      if (of !== undefined && !(typeof value === "number" && store(of).has(value)))
        faults[name] = [`Related object not found using the provided numeric ID: ${valueOf(value)}`];
    }
    const twin = [...store(endpoint)].find(
      ([id, other]) =>
        id !== own && unique.length > 0 && unique.every((name) => other[name] === fields[name]),
    );
    if (twin !== undefined)
      faults["non_field_errors"] = [`The fields ${unique.join(", ")} must make a unique set.`];
    if (endpoint === "dcim/cables") {
      const ends = (of: Fields) =>
        [of["a_terminations"], of["b_terminations"]].flat() as readonly (
          { readonly object_id?: number } | undefined
        )[];
      const ids = ends(fields).map((end) => end?.object_id);
      const taken = [...store(endpoint)].some(
        ([id, other]) => id !== own && ends(other).some((end) => ids.includes(end?.object_id)),
      );
      if (ids.some((id) => id === undefined || !store("dcim/interfaces").has(id)))
        faults["a_terminations"] = ["Object not found."];
      if (taken) faults["__all__"] = ["Duplicate termination found: an interface has a cable already"];
    }
    return faults;
  }

  /** All or none. */
  function written(endpoint: string, method: string, bodies: readonly Fields[]): unknown {
    const all = bodies.map(({ id, ...fields }) => {
      if (method === "POST") return { id: (lastId += 1), fields };
      const before = store(endpoint).get(Number(id));
      if (before === undefined) throw new Refused(400, [{ id: ["Object not found."] }]);
      return { id: Number(id), fields: { ...before, ...fields } };
    });
    const faults = all.map(({ id, fields }) => faultsOf(endpoint, fields, id));
    if (faults.some((one) => Object.keys(one).length > 0)) throw new Refused(400, faults);
    for (const { id, fields } of all) store(endpoint).set(id, fields);
    writes.push(`${method} ${endpoint} ${String(bodies.length)}`);
    return all.map(({ id, fields }) => shown(id, fields));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    const endpoint = /^\/api\/(.+)\/$/.exec(url.pathname)?.[1] ?? "";
    const method = request.method ?? "";
    let status = 200;
    let body: unknown;
    try {
      if (request.headers.authorization !== `Token ${TOKEN}`)
        throw new Refused(403, { detail: "Invalid token" });
      if (method === "GET") body = list(endpoint, url);
      else {
        body = written(endpoint, method, (await bodyOf(request)) as readonly Fields[]);
        status = method === "POST" ? 201 : 200;
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      [status, body] = [error.status, error.body];
    }
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }

  const server: Server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    writes,
    objects: store,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
