import type { Verb } from "./exit-codes.ts";

/** A call of each verb as people make it, for its `--help`. */
export const EXAMPLES: Readonly<Record<Verb, string>> = {
  validate: "calico-fabric validate dc1.yaml --strict",
  plan: "calico-fabric plan dc1.yaml",
  render: "calico-fabric render dc1.yaml --out out/dc1",
  draw: "calico-fabric draw dc1.yaml --out dc1.svg",
  report: "calico-fabric report dc1.yaml --out dc1.html",
  simulate: "calico-fabric simulate dc1.yaml --failures --only device spine",
  explain: "calico-fabric explain dc1.yaml 10.192.1.10",
  trace: "calico-fabric trace dc1.yaml worker-1 worker-2 --down spine-2",
  compare: "calico-fabric compare dc1.yaml --only as-per-server",
  cluster: "calico-fabric cluster dc1.yaml --context prod",
  verify: "calico-fabric verify dc1.yaml --ways stacks/Pulumi.dc1.yaml",
  change: "calico-fabric change dc1.yaml spine-1 --from spine-1.running",
  way: "calico-fabric way base.yaml head.yaml --consent r2-tor0",
  diff: "git show main:dc1.yaml | calico-fabric diff - dc1.yaml",
  import: "calico-fabric import eos *.cfg --name dc1 --out dc1.yaml",
  "preview-comment": "calico-fabric preview-comment --base base.yaml --head head.yaml --preview preview.json",
  init: "calico-fabric init --racks 8 --nodes 16 --tors 2 --out dc1.yaml",
  complete: "source <(calico-fabric complete bash)",
  doctor: "calico-fabric doctor pulumi cluster",
  "deliver put": "calico-fabric deliver put out/dc1/switches/spine-1.conf --preview",
  "deliver remove": "calico-fabric deliver remove",
};
