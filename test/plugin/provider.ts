import { spawn } from "node:child_process";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type * as pb from "@pulumi/pulumi/proto/provider_pb.js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import { pluginArguments } from "./programs.ts";

export type Properties = Record<string, JavaScriptValue>;

/** The plugin as a process, spoken to as the engine does. */
export interface Plugin {
  readonly schema: () => Promise<string>;
  readonly check: (
    olds: Properties,
    news: Properties,
  ) => Promise<{ inputs: Properties; failures: readonly { property: string; reason: string }[] }>;
  readonly diff: (
    olds: Properties,
    news: Properties,
  ) => Promise<{ changes: boolean; replaces: readonly string[] }>;
  readonly create: (inputs: Properties) => Promise<{ id: string; state: Properties }>;
  readonly read: (state: Properties) => Promise<{ state: Properties; inputs: Properties }>;
  readonly update: (olds: Properties, news: Properties) => Promise<Properties>;
  readonly delete: (state: Properties) => Promise<void>;
  readonly stop: () => Promise<void>;
}

type Answer<T> = (error: ServiceError | null, answer: T) => void;

const asked = <T>(call: (answer: Answer<T>) => void): Promise<T> =>
  new Promise((resolve, reject) => {
    call((error, answer) => {
      if (error === null) resolve(answer);
      else reject(error);
    });
  });

const struct = (properties: Properties): Struct => Struct.fromJavaScript(properties);
const plain = (properties: Struct | undefined): Properties => properties?.toJavaScript() ?? {};

/** Starts the plugin as Pulumi's language host for Node does, for one resource. */
export async function startPlugin(cwd: string, urn: string, id: string): Promise<Plugin> {
  const child = spawn(process.execPath, pluginArguments, { cwd, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").once("data", (line: string) => resolve(line.trim()));
    void ended.then(() => reject(new Error("the plugin ended")));
  });
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  return {
    schema: async () =>
      (
        await asked<pb.GetSchemaResponse>((answer) =>
          client.getSchema(new provider.GetSchemaRequest(), answer),
        )
      ).getSchema(),
    async check(olds, news) {
      const request = new provider.CheckRequest().setUrn(urn).setOlds(struct(olds)).setNews(struct(news));
      const response = await asked<pb.CheckResponse>((answer) => client.check(request, answer));
      const failures = response.getFailuresList().map((failure) => failure.toObject());
      return { inputs: plain(response.getInputs()), failures };
    },
    async diff(olds, news) {
      const request = new provider.DiffRequest().setUrn(urn).setId(id);
      const response = await asked<pb.DiffResponse>((answer) =>
        client.diff(request.setOlds(struct(olds)).setNews(struct(news)), answer),
      );
      const { DIFF_SOME } = provider.DiffResponse.DiffChanges;
      return { changes: response.getChanges() === DIFF_SOME, replaces: response.getReplacesList() };
    },
    async create(inputs) {
      const request = new provider.CreateRequest().setUrn(urn).setProperties(struct(inputs));
      const response = await asked<pb.CreateResponse>((answer) => client.create(request, answer));
      return { id: response.getId(), state: plain(response.getProperties()) };
    },
    async read(state) {
      const request = new provider.ReadRequest().setUrn(urn).setId(id).setProperties(struct(state));
      const response = await asked<pb.ReadResponse>((answer) => client.read(request, answer));
      return { state: plain(response.getProperties()), inputs: plain(response.getInputs()) };
    },
    async update(olds, news) {
      const request = new provider.UpdateRequest().setUrn(urn).setId(id);
      const response = await asked<pb.UpdateResponse>((answer) =>
        client.update(request.setOlds(struct(olds)).setNews(struct(news)), answer),
      );
      return plain(response.getProperties());
    },
    async delete(state) {
      const request = new provider.DeleteRequest().setUrn(urn).setId(id).setProperties(struct(state));
      await asked((answer) => client.delete(request, answer));
    },
    async stop() {
      client.close();
      child.kill();
      await ended;
    },
  };
}
