import { spawn } from "node:child_process";
import { Server, ServerCredentials, type ServerUnaryCall, type ServerWritableStream } from "@grpc/grpc-js";
import services from "@pulumi/pulumi/proto/language_grpc_pb.js";
import pb from "@pulumi/pulumi/proto/language_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import { nodejs } from "./languages/nodejs.ts";
import { python } from "./languages/python.ts";
import { yaml } from "./languages/yaml.ts";
import type { Command, Language } from "./languages/language.ts";

/*
 * A language host for an engine that was built alone: `language-host.ts nodejs|python|yaml [OPTION...] ENGINE`. Programs and plugins are run by
 * the SDK that they have installed, as the hosts of Pulumi's CLI run them, and what is generated is from Pulumi's own generator.
 */

const languages: Readonly<Record<string, Language>> = { nodejs, python, yaml };

const [, , name = "", ...args] = process.argv;
function languageOf(one: string): Language {
  const found = languages[one];
  if (found === undefined) throw new Error(`no host for ${one}`);
  return found;
}
const language = languageOf(name);
const { host } = await language.start(args);
const engine = args.findLast((one) => !one.startsWith("-")) ?? "";

type Answer<T> = (error: Error | null, answer?: T) => void;
type Call<T> = Pick<ServerUnaryCall<T, unknown>, "request">;

/** Answers with what a promise brings, or with why it failed. */
const answered = <T>(promise: Promise<T>, answer: Answer<T>): void =>
  void promise.then(
    (value) => answer(null, value),
    (error: unknown) => answer(error as Error),
  );

const started = ({ words: [command, ...rest], env }: Command, cwd: string) =>
  spawn(command, rest, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });

/** What the SDKs end with when they have told the engine already why. */
const TOLD = 32;

/** The engine shows what the host writes, but for the first line of standard output, which is the port. */
const ran = (request: pb.RunRequest): Promise<pb.RunResponse> =>
  host?.run(request) ??
  new Promise((resolve, reject) => {
    const child = started(language.program(request, engine), request.getPwd());
    for (const stream of [child.stdout, child.stderr]) stream.pipe(process.stderr, { end: false });
    child.on("error", reject);
    child.on("close", (code) => {
      const failed = code === 0 || code === TOLD ? "" : `the program ended with ${String(code)}`;
      resolve(new pb.RunResponse().setBail(code === TOLD).setError(failed));
    });
  });

function runPlugin(call: ServerWritableStream<pb.RunPluginRequest, pb.RunPluginResponse>): void {
  const child = started(language.plugin(call.request), call.request.getPwd());
  child.stdout.on("data", (data: Buffer) => call.write(new pb.RunPluginResponse().setStdout(data)));
  child.stderr.on("data", (data: Buffer) => call.write(new pb.RunPluginResponse().setStderr(data)));
  child.on("close", (code) => {
    call.write(new pb.RunPluginResponse().setExitcode(code ?? 1));
    call.end();
  });
  // The engine ends a plugin by hanging up.
  call.on("cancelled", () => child.kill());
}

const server = new Server();
server.addService(services.LanguageRuntimeService, {
  handshake: (_: unknown, answer: Answer<unknown>) => answer(null, new pb.LanguageHandshakeResponse()),
  getPluginInfo: (_: unknown, answer: Answer<unknown>) =>
    answer(null, new plugin.PluginInfo().setVersion("0.0.0")),
  getRequiredPlugins: (_: unknown, answer: Answer<unknown>) =>
    answer(null, new pb.GetRequiredPluginsResponse()),
  getRequiredPackages: ({ request }: Call<pb.GetRequiredPackagesRequest>, answer: Answer<unknown>) =>
    answered(host?.packages(request) ?? Promise.resolve(new pb.GetRequiredPackagesResponse()), answer),
  installDependencies(
    call: ServerWritableStream<pb.InstallDependenciesRequest, pb.InstallDependenciesResponse>,
  ) {
    language.install(call.request.getDirectory()).then(
      () => call.end(),
      (error: unknown) => call.emit("error", error),
    );
  },
  link: (_: unknown, answer: Answer<unknown>) => answer(null, new pb.LinkResponse()),
  generatePackage: ({ request }: Call<pb.GeneratePackageRequest>, answer: Answer<unknown>) =>
    answered(
      language
        .generate(request.getDirectory(), request.getSchema())
        .then(() => new pb.GeneratePackageResponse()),
      answer,
    ),
  run: ({ request }: Call<pb.RunRequest>, answer: Answer<unknown>) => answered(ran(request), answer),
  runPlugin,
});
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(port);
});
