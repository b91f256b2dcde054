// The program of every stack: the datacenter of the stack's name, operated as the stack's configuration says.
import { readFileSync } from "node:fs";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { DatacenterSpec } from "pulumi-calico-fabric";
import {
  Fabric,
  type ClusterDelivery,
  type SshDelivery,
  type SwitchDelivery,
} from "pulumi-calico-fabric/components";
import { parse } from "yaml";

const stack = pulumi.getStack();
const config = new pulumi.Config();

/** On the switches where the stack says how they are reached; else files. */
function switchesOf(): SwitchDelivery {
  const ways = config.getObject<SshDelivery>("switches");
  return ways === undefined
    ? { transport: "file", folder: `out/${stack}/switches` }
    : { ...ways, privateKey: config.requireSecret("sshPrivateKey") };
}

/** In the cluster where the stack has its kubeconfig; else manifests. */
function clusterOf(): ClusterDelivery {
  const kubeconfig = config.getSecret("kubeconfig");
  if (kubeconfig === undefined) return { target: "manifests", folder: `out/${stack}/calico` };
  const provider = new kubernetes.Provider("cluster", {
    kubeconfig,
    enablePatchForce: true,
    enableSecretMutable: true,
  });
  return { target: "kubernetes", provider, access: { kubeconfig } };
}

export const { switches, pools } = new Fabric(stack, {
  // Whatever the file says is checked, and all that is wrong with it told at once.
  spec: parse(readFileSync(`datacenters/${stack}.yaml`, "utf8")) as DatacenterSpec,
  operation: {
    switches: switchesOf(),
    cluster: clusterOf(),
    passwords: config.getSecretObject<Record<string, string>>("passwords") ?? {},
  },
});
