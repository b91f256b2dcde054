import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";

/** One resource that a program registered, as the engine would have seen it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The name of the provider that it was given; empty where none was. */
  readonly provider: string;
  /** Names of the resources that it waits for. */
  readonly after: readonly string[];
}

/** `dc-ippool-rack-r1` of `urn:pulumi:stack::project::type::dc-ippool-rack-r1`. */
const nameOf = (urn: string): string => urn.split("::").at(-1) ?? "";

/** Takes the engine's place: it notes every resource and hands its inputs back as outputs. */
export function mockEngine(): readonly Registered[] {
  const registered: Registered[] = [];
  const waiting = new Map<string, readonly string[]>();
  void pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, provider }) => {
        registered.push({
          type,
          name,
          inputs: inputs as Record<string, unknown>,
          // `<urn>::<id>`
          provider: nameOf((provider ?? "").split("::").slice(0, -1).join("::")),
          after: waiting.get(`${type} ${name}`) ?? [],
        });
        return { id: `${name}-id`, state: inputs as Record<string, unknown> };
      },
      call: ({ inputs }) => inputs as Record<string, unknown>,
    },
    "project",
    "stack",
    false,
  );
  noteDependencies(waiting);
  return registered;
}

/** Mocks are not told what a resource depends on: it stands in the request that they answer. */
function noteDependencies(waiting: Map<string, readonly string[]>): void {
  const monitor = pulumi.runtime.getMonitor();
  if (monitor === undefined) throw new Error("there are no mocks");
  const answer = monitor.registerResource.bind(monitor) as (...args: readonly unknown[]) => unknown;
  const noting = (request: RegisterResourceRequest, ...rest: readonly unknown[]): unknown => {
    waiting.set(`${request.getType()} ${request.getName()}`, request.getDependenciesList().map(nameOf));
    return answer(request, ...rest);
  };
  monitor.registerResource = noting as typeof monitor.registerResource;
}

/** The value of an output, once the engine has answered. */
export const valueOf = <T>(output: pulumi.Output<T>): Promise<T> =>
  new Promise((resolve) => {
    output.apply((value) => {
      resolve(value);
    });
  });
