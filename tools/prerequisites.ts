import { ensureKubeApiserver, findKubeApiserver } from "./apiserver.ts";
import { calicoCrds, calicoReleases } from "./calico-crds.ts";
import { ensureChromium, findChromium } from "./chromium.ts";
import { ensureLabPackages, findLabPackages } from "./debian.ts";
import { ensureEngine, findEngine, type Engine } from "./engine.ts";
import { findingOf, found, missing, type Finding } from "./finding.ts";
import { ensureHostDaemons, findHostDaemons, type HostDaemons } from "./host-daemons.ts";
import { ensureIfupdown2, findIfupdown2 } from "./ifupdown2.ts";
import type { LabPrograms } from "./lab-programs.ts";
import { reasonOf, type Log } from "./log.ts";
import { ensureNetplan, findNetplan, type Netplan } from "./netplan.ts";
import { ansible, avd, ciscoConfigParser, nvueModels, pulumiSdk, sdkParts } from "./python-packages.ts";
import { ensurePythonPackage, findPythonPackage, type PythonPackage } from "./python-package.ts";
import { ensurePulumiLanguages, findPulumiLanguages, type PulumiLanguages } from "./pulumi-languages.ts";
import { ensureShells, findShells, type Shells } from "./shells.ts";
import { run } from "./run.ts";
import {
  bindPackage,
  ensureUnpacked,
  findUnpacked,
  keaPackages,
  promtoolPackage,
  type UnpackedPrograms,
} from "./unpacked.ts";
import { which } from "./which.ts";

/** What the lab and some tests need of the machine, and what each of it is once it is there. */
export interface Ready {
  /** The effective user is root. */
  readonly root: true;
  /** Network namespaces can be made. */
  readonly namespaces: true;
  /** FRR, BIRD 1.6, etcd, sshd and iproute2. */
  readonly labPrograms: LabPrograms;
  /** BIRD 2 and GoBGP, which hosts without Calico run. */
  readonly hostDaemons: HostDaemons;
  /** Folder of ifupdown2, its commands in `sbin`. */
  readonly ifupdown2: string;
  /** What netplan writes networkd's files by. */
  readonly netplan: Netplan;
  /** Path of systemd-networkd. */
  readonly networkd: string;
  /** The Pulumi engine. */
  readonly engine: Engine;
  /** Path of a kube-apiserver. */
  readonly kubeApiserver: string;
  /** Path of a Chromium, or of a browser of its kind. */
  readonly chromium: string;
  /** Bash, zsh and fish. */
  readonly shells: Shells;
  /** Pulumi's SDK for Python. */
  readonly pythonSdk: PythonPackage;
  /** What SDKs that Pulumi generates for Python need besides. */
  readonly sdkParts: PythonPackage;
  /** Pulumi's host for YAML, and its generator for Python. */
  readonly pulumiLanguages: PulumiLanguages;
  /** A writer of EOS's configurations. */
  readonly avd: PythonPackage;
  /** A reader of NX-OS's configurations. */
  readonly ciscoConfigParser: PythonPackage;
  /** The object models of NVUE's releases. */
  readonly nvueModels: PythonPackage;
  /** Ansible's reader of inventories. */
  readonly ansible: PythonPackage;
  /** Prometheus' checker of rules. */
  readonly promtool: UnpackedPrograms;
  /** BIND's checker of zones. */
  readonly bind: UnpackedPrograms;
  /** Kea's servers of DHCP, which check their own configurations. */
  readonly kea: UnpackedPrograms;
  /** Folder of the CRDs of projectcalico.org/v3. */
  readonly calicoCrds: string;
  /** Folder with a folder of CRDs for each minor release of Calico. */
  readonly calicoReleases: string;
}

export type Requirement = keyof Ready;

export type Prerequisites = { readonly [R in Requirement]: Finding<Ready[R]> };

/** What PATH and the cache have. Nothing is downloaded, built or installed; under a second. */
export async function findPrerequisites(): Promise<Prerequisites> {
  const prepared = "npm test prepares one";
  return await collect({
    labPrograms: findLabPackages(),
    engine: findEngine().then((engine) =>
      engine ? found(engine) : missing(`no Pulumi engine on PATH or in the cache: ${prepared}`),
    ),
    kubeApiserver: findKubeApiserver().then((path) =>
      path ? found(path) : missing(`no kube-apiserver on PATH or in the cache: ${prepared}`),
    ),
    hostDaemons: findHostDaemons().then((daemons) =>
      daemons ? found(daemons) : missing(`no BIRD 2 and GoBGP in the cache: ${prepared}`),
    ),
    ifupdown2: findIfupdown2().then((folder) =>
      folder ? found(folder) : missing(`no ifupdown2 in the cache: ${prepared}`),
    ),
    netplan: findNetplan().then((netplan) =>
      netplan ? found(netplan) : missing(`no netplan in the cache: ${prepared}`),
    ),
    chromium: findChromium(),
    shells: findShells(),
    pythonSdk: findPythonPackage(pulumiSdk),
    sdkParts: findPythonPackage(sdkParts),
    pulumiLanguages: findPulumiLanguages().then((languages) =>
      languages ? found(languages) : missing(`no Pulumi for YAML and Python in the cache: ${prepared}`),
    ),
    avd: findPythonPackage(avd),
    ciscoConfigParser: findPythonPackage(ciscoConfigParser),
    nvueModels: findPythonPackage(nvueModels),
    ansible: findPythonPackage(ansible),
    promtool: findUnpacked(promtoolPackage),
    bind: findUnpacked(bindPackage),
    kea: findUnpacked(keaPackages),
  });
}

/** Everything that can be had: what is missing is downloaded, built or installed, which may take minutes. */
export async function preparePrerequisites(log: Log): Promise<Prerequisites> {
  // One compiler at a time: each takes every core and some gigabytes.
  const engine = findingOf(() => ensureEngine(log));
  const kubeApiserver = engine.then(() => findingOf(() => ensureKubeApiserver(log)));
  const labPrograms = ensureLabPackages(log);
  const hostDaemons = Promise.all([labPrograms, kubeApiserver]).then(() =>
    findingOf(() => ensureHostDaemons(log)),
  );
  const chromium = labPrograms.then(() => ensureChromium(log));
  // One apt-get at a time.
  const ifupdown2 = labPrograms.then(() => findingOf(() => ensureIfupdown2(log)));
  const netplan = ifupdown2.then(() => findingOf(() => ensureNetplan(log)));
  const promtool = netplan.then(() => ensureUnpacked(promtoolPackage, log));
  const bind = promtool.then(() => ensureUnpacked(bindPackage, log));
  return await collect({
    labPrograms,
    ifupdown2,
    netplan,
    promtool,
    bind,
    kea: bind.then(() => ensureUnpacked(keaPackages, log)),
    chromium,
    shells: chromium.then(() => ensureShells(log)),
    pythonSdk: ensurePythonPackage(pulumiSdk, log),
    sdkParts: ensurePythonPackage(sdkParts, log),
    pulumiLanguages: hostDaemons.then(() => findingOf(() => ensurePulumiLanguages(log))),
    avd: ensurePythonPackage(avd, log),
    ciscoConfigParser: ensurePythonPackage(ciscoConfigParser, log),
    nvueModels: ensurePythonPackage(nvueModels, log),
    ansible: ensurePythonPackage(ansible, log),
    engine,
    kubeApiserver,
    hostDaemons,
  });
}

/** What is found, or made, over a while; the rest is looked at at once. */
type Costly = Omit<Prerequisites, "root" | "namespaces" | "networkd" | "calicoCrds" | "calicoReleases">;

async function collect(costly: { [R in keyof Costly]: Promise<Costly[R]> }): Promise<Prerequisites> {
  const [
    labPrograms,
    hostDaemons,
    ifupdown2,
    netplan,
    engine,
    kubeApiserver,
    chromium,
    shells,
    pythonSdk,
    sdkPartsPackage,
    pulumiLanguages,
    avdPackage,
    config,
    models,
    ansiblePackage,
    promtool,
    bind,
    kea,
    rest,
  ] = await Promise.all([
    costly.labPrograms,
    costly.hostDaemons,
    costly.ifupdown2,
    costly.netplan,
    costly.engine,
    costly.kubeApiserver,
    costly.chromium,
    costly.shells,
    costly.pythonSdk,
    costly.sdkParts,
    costly.pulumiLanguages,
    costly.avd,
    costly.ciscoConfigParser,
    costly.nvueModels,
    costly.ansible,
    costly.promtool,
    costly.bind,
    costly.kea,
    Promise.all([calicoCrds(), calicoReleases(), namespacesWork(), networkd()]),
  ]);
  const [crds, releases, namespaces, systemdNetworkd] = rest;
  return {
    root: root(),
    namespaces,
    labPrograms,
    hostDaemons,
    ifupdown2,
    netplan,
    networkd: systemdNetworkd,
    engine,
    kubeApiserver,
    chromium,
    shells,
    pythonSdk,
    sdkParts: sdkPartsPackage,
    pulumiLanguages,
    avd: avdPackage,
    ciscoConfigParser: config,
    nvueModels: models,
    ansible: ansiblePackage,
    promtool,
    bind,
    kea,
    calicoCrds: crds,
    calicoReleases: releases,
  };
}

async function networkd(): Promise<Finding<string>> {
  const path = await which("systemd-networkd", ["/usr/lib/systemd", "/lib/systemd"]);
  return path === undefined ? missing("this machine has no systemd-networkd") : found(path);
}

function root(): Finding<true> {
  return process.getuid?.() === 0 ? found(true) : missing("this needs root");
}

async function namespacesWork(): Promise<Finding<true>> {
  try {
    await run("unshare", ["--net", "--mount", "true"]);
    return found(true);
  } catch (error) {
    return missing(`network namespaces cannot be made: ${reasonOf(error)}`);
  }
}
