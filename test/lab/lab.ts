import type { DatacenterSpec, FabricPlan } from "../../src/index.ts";
import type { HostDaemons } from "../../tools/host-daemons.ts";
import type { HostIntent } from "../../src/intent/index.ts";
import type { KubeClient } from "../cluster/client.ts";
import type { BeforeStore } from "./before.ts";
import type { BirdPrograms } from "./bird.ts";
import type { Seen } from "./cluster-objects.ts";
import type { Family } from "./confd/family.ts";
import type { Changes, Deployment, UpOptions } from "./deployment.ts";
import type { Assignment } from "./ipam.ts";
import type { SwitchAccess } from "./switches.ts";
import type { LabNamespace } from "./topology.ts";

/** What a lab needs of the machine. */
export interface LabTools {
  readonly bird: BirdPrograms;
  readonly etcd: string;
  readonly apiserver: string;
  readonly crds: string;
  /** Folder of ifupdown2; null where this machine has none: a lab whose spec has no switches on linux needs none. */
  readonly ifupdown2: string | null;
  /** Null where this machine has none: a lab whose spec has no hosts without Calico needs none. */
  readonly hostDaemons: HostDaemons | null;
}

export interface LabOptions {
  readonly name: string;
  readonly stack: string;
  readonly tools: LabTools;
  readonly log: (line: string) => void;
  /** Gets the lab's folder, the switches' addresses and keys, and the clusters' kubeconfigs. */
  readonly deployment: (site: Site) => Deployment;
}

/** All that a deployment may know of the lab: what an operator knows of a datacenter. */
export interface Site {
  readonly dir: string;
  readonly stack: string;
  /** Files, by the clusters' index; a cluster without a name is the only one. */
  readonly kubeconfigs: readonly { readonly cluster: string | null; readonly kubeconfig: string }[];
  readonly switches: () => Readonly<Record<string, SwitchAccess>>;
  readonly privateKey: string;
}

/** A running lab. */
export interface Lab {
  readonly name: string;
  readonly dir: string;
  /** Of the only cluster, or of the first of several. */
  readonly client: KubeClient;
  readonly deployment: Deployment;
  /** What its deployments know of it. */
  readonly site: Site;
  readonly before: BeforeStore;
  /** The spec that was deployed last, its plan, and what the lab's IPAM has given out. */
  readonly spec: () => DatacenterSpec;
  readonly plan: () => FabricPlan;
  readonly assignments: () => readonly Assignment[];
  /** What each cluster's API server has now, by the clusters' index. */
  datastores(): Promise<readonly Seen[]>;
  /** Cables what the spec has, deploys it, and has the nodes follow what stands in the API server then. */
  up(spec?: DatacenterSpec, options?: UpOptions): Promise<Changes>;
  /** Starts what the spec has more, and has Calico's nodes follow the API server; without a deployment. */
  install(spec: DatacenterSpec): Promise<void>;
  followCluster(): Promise<void>;
  vtysh(device: string, ...commands: readonly string[]): Promise<string>;
  onSwitch(device: string, command: readonly string[]): Promise<string>;
  /** Asks a node's BIRD, IPv4's where no family is named. */
  birdc(node: string, command: string, family?: Family): Promise<string>;
  /** Asks the daemon of a host without Calico, in its own words. */
  askHost(host: HostIntent, words: string): Promise<string>;
  /** Ends a node's BIRDs as a crash does; `followCluster` starts them again. */
  killBird(node: string): Promise<void>;
  /** Runs a program in the network of a device; `okCodes` [0, 1] for programs whose 1 is an answer. */
  inside(at: LabNamespace, command: readonly string[], okCodes?: readonly number[]): Promise<string>;
}
