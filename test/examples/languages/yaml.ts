import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import services from "@pulumi/pulumi/proto/language_grpc_pb.js";
import { never, prepared, type Language } from "./language.ts";

type Answer<T> = (error: ServiceError | null, answer: T) => void;

const asked = <T>(call: (answer: Answer<T>) => void): Promise<T> =>
  new Promise((resolve, reject) => {
    call((error, answer) => (error === null ? resolve(answer) : reject(error)));
  });

/**
 * Pulumi's own host, with what engines have come to ask for since that version of it: to link packages to programs, of which there is nothing in
 * YAML.
 */
export const yaml: Language = {
  async start(args) {
    const child = spawn(prepared().yamlHost, args, { stdio: ["ignore", "pipe", "inherit"] });
    process.on("exit", () => child.kill());
    process.on("SIGTERM", () => process.exit());
    const lines = createInterface(child.stdout);
    const port = await new Promise<string>((resolve) => lines.once("line", resolve));
    const client = new services.LanguageRuntimeClient(`127.0.0.1:${port}`, credentials.createInsecure());
    return {
      host: {
        run: (request) => asked((answer) => client.run(request, answer)),
        packages: (request) => asked((answer) => client.getRequiredPackages(request, answer)),
      },
    };
  },
  program: never,
  plugin: never,
  install: () => Promise.resolve(),
  generate: () => Promise.resolve(),
};
