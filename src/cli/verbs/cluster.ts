import { environment, environmentCommand, installation } from "../../calico/index.ts";
import type { ClusterArtifact } from "../../compile/clusters.ts";
import { ClusterError, lookAtCluster, type ClusterLook } from "../../deliver/cluster/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import { clusterText } from "../print-cluster.ts";
import type { Console } from "../streams.ts";
import { chosenCluster } from "../chosen-cluster.ts";
import { WrongCall } from "../wrong-call.ts";
import { soundFabric, type SpecOptions } from "./fabric.ts";

export interface ClusterOptions extends SpecOptions {
  /** A kubeconfig's path. Default: as kubectl finds it. */
  readonly kubeconfig?: string;
  readonly context?: string;
  /** Which of several clusters. Default the only one. */
  readonly of?: string;
  /** Print what Calico's installation is to be given, and look at no cluster. */
  readonly settings?: boolean;
}

/** For the operator as YAML, and for Calico's manifests as a comment in it. */
const settingsText = ({ cluster }: ClusterArtifact): string =>
  [
    "# Under the operator: these fields of its Installation, and no other kind of autodetection beside them.",
    installation(cluster).trimEnd(),
    "# Under Calico's manifests, in place of all that:",
    `#   ${environmentCommand(cluster, "kube-system")}`,
    "",
  ].join("\n");

const asked = async (options: ClusterOptions, wanted: ClusterArtifact): Promise<ClusterLook> => {
  try {
    return await lookAtCluster({ kubeconfig: options.kubeconfig, context: options.context }, wanted);
  } catch (error) {
    if (error instanceof ClusterError) throw new WrongCall(error.message);
    throw error;
  }
};

/** `cluster SPEC`: what of a live cluster stands in the way of the fabric, and how it is put out of the way. Nothing is changed. */
export async function cluster(file: string, options: ClusterOptions, console: Console): Promise<ExitCode> {
  const sound = await soundFabric(file, options, console);
  if (typeof sound === "number") return sound;
  const { fabric } = sound;
  const wanted = chosenCluster(fabric, options.of);
  const { format, strict = false } = options;
  if (options.settings === true) {
    const settings = { installation: installation(wanted.cluster), environment: environment(wanted.cluster) };
    console.out(format === "json" ? `${JSON.stringify(settings, null, 2)}\n` : settingsText(wanted));
    return 0;
  }
  const look = await asked(options, wanted);
  console.out(format === "json" ? `${JSON.stringify(look, null, 2)}\n` : clusterText(look));
  return look.findings.some(({ severity }) => strict || severity === "error") ? 1 : 0;
}
