import pc from "picocolors";
import type { ClusterFinding, ClusterLook } from "../deliver/cluster/index.ts";
import { counted } from "../text/counted.ts";

const colours = { error: pc.red, warning: pc.yellow } as const;

const block = ({ severity, code, subject, message, hint }: ClusterFinding): string =>
  `${colours[severity](`${severity}[${code}]`)} ${pc.bold(subject)}\n  ${message}\n  ${pc.green("fix:")} ${hint}\n`;

/** A look at a cluster for a terminal: which it is, each finding, and how many. */
export function clusterText({ url, version, findings }: ClusterLook): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const head = `${url}: Calico ${version ?? "of an unknown release"}`;
  const count =
    findings.length === 0
      ? "ready for the fabric"
      : `${counted(errors, "error")}, ${counted(findings.length - errors, "warning")}`;
  return [`${head}\n`, ...findings.map(block), `${count}\n`].join("\n");
}
