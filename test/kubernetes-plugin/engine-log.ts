import { credentials } from "@grpc/grpc-js";
import engine from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/engine_pb.js";

/** Has the engine show a line among its diagnostics. Whether it does is not waited for. */
export function logToEngine(address: string, text: string): void {
  const client = new engine.EngineClient(address, credentials.createInsecure());
  const request = new messages.LogRequest().setSeverity(messages.LogSeverity.INFO).setMessage(text);
  client.log(request, () => client.close());
}
