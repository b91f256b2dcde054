/** Which cluster: as kubectl chooses it, unless it is said. */
export interface ClusterChoice {
  /** A kubeconfig's path, or its text. Default: what `KUBECONFIG` names, else ~/.kube/config, else the pod's own account. */
  readonly kubeconfig?: string | undefined;
  /** A context of it. Default: its current one. */
  readonly context?: string | undefined;
}
