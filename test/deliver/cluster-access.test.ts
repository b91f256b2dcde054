import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { stringify } from "yaml";
import { clusterAccess } from "../../src/deliver/cluster/access.ts";
import { asking } from "../../src/deliver/cluster/api.ts";
import { readCluster } from "../../src/deliver/cluster/read.ts";

const SECRET = "eyJhbGciOiJSUzI1NiJ9.secret";

type User = Readonly<Record<string, unknown>>;

const kubeconfig = (user: User, cluster: User = {}, context = "dc1"): string =>
  stringify({
    clusters: [{ name: context, cluster: { server: "https://192.0.2.1:6443/", ...cluster } }],
    users: [{ name: context, user }],
    contexts: [{ name: context, context: { cluster: context, user: context } }],
    "current-context": context,
  });

describe("the way to a cluster", () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "access-"));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  const file = (name: string, text: string): string => {
    const path = join(dir, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };

  it("is what a kubeconfig says, given as a path or as its text", async () => {
    file("ca.crt", "CA\n");
    file("token", `${SECRET}\n`);
    const path = file("one", kubeconfig({ tokenFile: "token" }, { "certificate-authority": "ca.crt" }));
    const wanted = { url: "https://192.0.2.1:6443", ca: "CA\n", token: SECRET, unverified: false };
    expect(await clusterAccess({ kubeconfig: path }, {})).toMatchObject(wanted);
    expect(await clusterAccess({}, { KUBECONFIG: path })).toMatchObject(wanted);
    const text = kubeconfig({ "client-certificate-data": Buffer.from("CERT").toString("base64") });
    expect(await clusterAccess({ kubeconfig: text }, {})).toMatchObject({ clientCertificate: "CERT" });
  });

  it("is by several files as kubectl merges them, in any context of theirs", async () => {
    const both = [
      file("a", kubeconfig({ token: "a" }, {}, "a")),
      file("b", kubeconfig({ token: "b" }, {}, "b")),
    ].join(delimiter);
    expect(await clusterAccess({}, { KUBECONFIG: both })).toMatchObject({ token: "a" });
    expect(await clusterAccess({ context: "b" }, { KUBECONFIG: both })).toMatchObject({ token: "b" });
    await expect(clusterAccess({ context: "c" }, { KUBECONFIG: both })).rejects.toThrow(
      'the kubeconfig has no context "c"; it has a, b',
    );
  });

  it("takes credentials from a program, and never repeats them", async () => {
    const answer = (status: object): string =>
      `process.stdout.write(${JSON.stringify(JSON.stringify({ kind: "ExecCredential", status }))})`;
    const exec = (script: string) => ({
      exec: {
        apiVersion: "client.authentication.k8s.io/v1",
        command: process.execPath,
        args: ["-e", script],
      },
    });
    expect(
      await clusterAccess({ kubeconfig: kubeconfig(exec(answer({ token: SECRET }))) }, {}),
    ).toMatchObject({
      token: SECRET,
    });
    const failing = exec("console.error('log in first'); process.exit(1)");
    await expect(clusterAccess({ kubeconfig: kubeconfig(failing) }, {})).rejects.toThrow(
      "failed: log in first",
    );
    const odd = exec(`process.stdout.write("${SECRET}")`);
    await expect(clusterAccess({ kubeconfig: kubeconfig(odd) }, {})).rejects.toThrow("gave none");
    const missing = { exec: { apiVersion: "v1", command: "/no/such/program", installHint: "Install it." } };
    await expect(clusterAccess({ kubeconfig: kubeconfig(missing) }, {})).rejects.toThrow(
      "is not installed. Install it.",
    );
  });

  it.each([
    ["a file that is not there", { kubeconfig: "/no/such/kubeconfig" }, "no such file"],
    ["a text that is none", { kubeconfig: "clusters: 7\n" }, "is no kubeconfig"],
    ["no context", { kubeconfig: "clusters: []\n" }, "has no current context"],
    ["a proxy", { kubeconfig: kubeconfig({}, { "proxy-url": "socks5://192.0.2.9" }) }, "proxy-url"],
  ])("is refused in a sentence: %s", async (_what, choice, message) => {
    await expect(clusterAccess(choice, {})).rejects.toThrow(message);
  });
});

/** A server that answers as is said; one of Kubernetes is asked in test/cluster. */
describe("an API server", () => {
  let server: Server;
  let status = 200;
  let body: (path: string) => unknown = () => ({});
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method ?? ""} ${request.url ?? ""} ${request.headers.authorization ?? ""}`);
      response.writeHead(status, { "content-type": "application/json" });
      const said = body(request.url ?? "");
      response.end(typeof said === "string" ? said : JSON.stringify(said));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const url = (): string => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const look = () =>
    readCluster(url(), asking({ url: url(), token: SECRET, unverified: false }), "calico-system");

  it("is only asked, page by page", async () => {
    const of = (name: string) => ({ metadata: { name }, status: {} });
    body = (path) =>
      path.startsWith("/api/v1/nodes")
        ? path.includes("continue=more")
          ? { items: [of("b")] }
          : { items: [of("a")], metadata: { continue: "more" } }
        : {
            resources: [],
            items: [],
            metadata: { name: "x" },
            spec: { template: { spec: { containers: [] } } },
          };
    expect((await look()).nodes.map(({ metadata }) => metadata.name)).toEqual(["a", "b"]);
    expect(asked.every((one) => one.startsWith("GET ") && one.endsWith(`Bearer ${SECRET}`))).toBe(true);
  });

  it("that shows nothing is believed, and what it refuses is noted", async () => {
    status = 403;
    body = () => ({ kind: "Status", message: "forbidden: no" });
    const facts = await look();
    expect(facts).toMatchObject({ api: "absent", nodes: [], calicoNode: null });
    expect(facts.unread).toContainEqual({ what: "nodes", reason: "forbidden: no" });
  });

  it.each([
    [401, "", "does not know who asks"],
    [200, "<html>", "does not answer as an API server does"],
    [200, '{"resources": 7}', "can't be read"],
  ])("that answers %p %p ends in a sentence without its token", async (code, text, message) => {
    status = code;
    body = () => text;
    const error = await look().catch((one: unknown) => one as Error);
    expect((error as Error).message).toContain(message);
    expect((error as Error).message).not.toContain(SECRET);
  });

  it("that is not there ends in a sentence", async () => {
    const ask = asking({ url: "https://127.0.0.1:1", unverified: false });
    await expect(readCluster("https://127.0.0.1:1", ask, "calico-system")).rejects.toThrow(
      "https://127.0.0.1:1 can't be reached: connect ECONNREFUSED",
    );
  });
});
