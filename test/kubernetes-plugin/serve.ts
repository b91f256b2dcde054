import { Server, ServerCredentials, status, type sendUnaryData, type ServerUnaryCall } from "@grpc/grpc-js";
import grpcService from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import type * as pb from "@pulumi/pulumi/proto/provider_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import type { Provider, WriteRequest } from "./protocol.ts";
import type { Properties } from "./values.ts";

/** Serves a provider on a free port of 127.0.0.1, and returns that port. */
export async function serve(provider: Provider, version: string): Promise<number> {
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(grpcService.ResourceProviderService, handlers(provider, version));
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(port);
      else reject(error);
    });
  });
}

function handlers(provider: Provider, version: string) {
  return {
    handshake: unary(() => new messages.ProviderHandshakeResponse().setAcceptSecrets(true)),
    getPluginInfo: unary(() => new plugin.PluginInfo().setVersion(version)),
    getSchema: unary(() =>
      new messages.GetSchemaResponse().setSchema(JSON.stringify({ name: "kubernetes", version })),
    ),
    cancel: unary(() => new empty.Empty()),
    attach: unary(() => new empty.Empty()),
    checkConfig: unary((request: pb.CheckRequest) => {
      const failures = provider
        .checkConfig(properties(request.getNews()))
        .map(({ property, reason }) => new messages.CheckFailure().setProperty(property).setReason(reason));
      return new messages.CheckResponse().setInputs(request.getNews()).setFailuresList(failures);
    }),
    // The same cluster under other settings; see the header of main.ts.
    diffConfig: unary(() => new messages.DiffResponse().setChanges(DIFF_UNKNOWN)),
    configure: unary((request: pb.ConfigureRequest) => {
      const variables = [...request.getVariablesMap().entries()];
      provider.configure(
        Object.fromEntries(variables.map(([key, value]) => [key.replace(/^.*:/, ""), value])),
      );
      return new messages.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
    }),
    check: unary(async (request: pb.CheckRequest) => {
      const olds = request.hasOlds() ? properties(request.getOlds()) : undefined;
      const seed = request.getRandomseed_asU8();
      const news = properties(request.getNews());
      return new messages.CheckResponse().setInputs(
        wire(await provider.check({ urn: request.getUrn(), olds, news, seed })),
      );
    }),
    diff: unary((request: pb.DiffRequest) => {
      refuseIgnoreChanges(request.getIgnorechangesList());
      const [olds, news] = [properties(request.getOlds()), properties(request.getNews())];
      return diffResponse(provider.diff({ urn: request.getUrn(), olds, news }));
    }),
    create: unary(async (request: pb.CreateRequest) => {
      const { id, state } = await provider.create(writeRequest(request, request.getProperties()));
      return new messages.CreateResponse().setId(id).setProperties(wire(state));
    }),
    update: unary(async (request: pb.UpdateRequest) => {
      refuseIgnoreChanges(request.getIgnorechangesList());
      const olds = properties(request.getOlds());
      const state = await provider.update({ ...writeRequest(request, request.getNews()), olds });
      return new messages.UpdateResponse().setProperties(wire(state));
    }),
    read: unary(async (request: pb.ReadRequest) => {
      const [state, inputs] = [properties(request.getProperties()), properties(request.getInputs())];
      const id = request.getId();
      const found = await provider.read({ urn: request.getUrn(), id, state, inputs });
      if (found === undefined) return new messages.ReadResponse().setId("");
      return new messages.ReadResponse()
        .setId(id)
        .setProperties(wire(found.state))
        .setInputs(wire(found.inputs));
    }),
    delete: unary(async (request: pb.DeleteRequest) => {
      const timeoutSeconds = request.getTimeout() > 0 ? request.getTimeout() : undefined;
      await provider.delete({
        urn: request.getUrn(),
        state: properties(request.getProperties()),
        timeoutSeconds,
      });
      return new empty.Empty();
    }),
  };
}

const { DIFF_UNKNOWN, DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
const KINDS = messages.PropertyDiff.Kind;

function diffResponse({ changes, deleteBeforeReplace }: ReturnType<Provider["diff"]>): pb.DiffResponse {
  const response = new messages.DiffResponse()
    .setChanges(changes.length === 0 ? DIFF_NONE : DIFF_SOME)
    .setReplacesList(changes.filter(({ replaces }) => replaces).map(({ path }) => path))
    .setDeletebeforereplace(deleteBeforeReplace)
    .setHasdetaileddiff(true);
  const plainKinds = { add: KINDS.ADD, delete: KINDS.DELETE, update: KINDS.UPDATE };
  const replacing = { add: KINDS.ADD_REPLACE, delete: KINDS.DELETE_REPLACE, update: KINDS.UPDATE_REPLACE };
  for (const { path, kind, replaces } of changes) {
    const detail = new messages.PropertyDiff().setKind((replaces ? replacing : plainKinds)[kind]);
    response.getDetaileddiffMap().set(path, detail.setInputdiff(kind === "delete"));
  }
  return response;
}

function refuseIgnoreChanges(paths: readonly string[]): void {
  if (paths.length > 0)
    throw new Error("the test-only stand-in for the Kubernetes provider does not have ignoreChanges");
}

function writeRequest(
  request: pb.CreateRequest | pb.UpdateRequest,
  inputs: struct.Struct | undefined,
): WriteRequest {
  return { urn: request.getUrn(), properties: properties(inputs), preview: request.getPreview() };
}

function properties(message: struct.Struct | undefined): Properties {
  return message?.toJavaScript() ?? {};
}

/** By way of JSON, which leaves out what is undefined: the message cannot hold it. */
function wire(value: Properties): struct.Struct {
  return struct.Struct.fromJavaScript(
    JSON.parse(JSON.stringify(value)) as Parameters<typeof struct.Struct.fromJavaScript>[0],
  );
}

function unary<Request, Response>(handle: (request: Request) => Response | Promise<Response>) {
  return (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void => {
    void (async () => handle(call.request))().then(
      (response) => callback(null, response),
      (error: unknown) =>
        callback({ code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) }),
    );
  };
}
