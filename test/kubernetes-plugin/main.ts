/**
 * A stand-in for Pulumi's Kubernetes provider (pulumi-resource-kubernetes 4.x), for tests on machines that
 * cannot have the real one. It speaks the engine's provider protocol and writes to a real API server as the
 * real one does: objects are created by POST, updated by server-side apply under one field manager per
 * resource, and `...Patch` resources are server-side applies throughout, given up (not deleted) at the end.
 * Diffs compare the last live state, as far as the inputs reach, with the new inputs; name and namespace, and
 * the contents of a Secret, replace; previews are dry runs.
 *
 * Where it differs from the real one:
 * - it waits for nothing but deletions: no readiness, no retry while a definition or a namespace is on its
 *   way;
 * - it does not check inputs against the server's OpenAPI schema first: the server's own answer is the check;
 * - of fields that need a new object it knows name, namespace and a Secret's contents, not those of other
 *   built-in kinds;
 * - a change of the provider's own settings never replaces resources, even when it leads to another cluster;
 * - it has neither helm, kustomize and YAML resources, nor rendering to files, nor ignoreChanges, nor list
 *   and invoke; it refuses those it is asked for;
 * - an update that the server refuses leaves the old state, where the real one notes an object that is not ready;
 * - its plugin version is that of the installed SDK with `+stand-in`, so that no one takes it for a release.
 *
 * Run by the engine, with the engine's address as its last argument; prints the port it serves on.
 */
import sdk from "@pulumi/kubernetes/package.json" with { type: "json" };
import { logToEngine } from "./engine-log.ts";
import { kubernetesProvider } from "./provider.ts";
import { serve } from "./serve.ts";

const NOTICE =
  "using a test-only stand-in for the Kubernetes provider, because pulumi-resource-kubernetes is not installed";

const provider = kubernetesProvider();
const engine = process.argv.slice(2).findLast((argument) => !argument.startsWith("-"));
let told = false;
const port = await serve(
  {
    ...provider,
    configure: (config) => {
      if (!told && engine !== undefined) logToEngine(engine, NOTICE);
      told = true;
      provider.configure(config);
    },
  },
  `${sdk.version}+stand-in`,
);
process.stdout.write(`${port}\n`);
