/** What somebody may want of a machine. */
export const USES = ["pulumi", "terraform", "cluster", "clone"] as const;
export type Use = (typeof USES)[number];

/** A program on PATH, a package beside the project in this folder, or a file; and where it comes from. */
export type Need =
  | {
      readonly kind: "program";
      /** Any of these will do. */
      readonly names: readonly [string, ...string[]];
      /** What makes it print its version. */
      readonly asked: readonly string[];
      /** The least version, where older ones are known not to do. */
      readonly least: string | null;
      readonly from: string;
    }
  | {
      readonly kind: "package";
      readonly name: string;
      /** What it is for where one can do without it. */
      readonly optional: string | null;
    }
  | { readonly kind: "kubeconfig" };

const program = (
  names: readonly [string, ...string[]],
  asked: readonly string[],
  from: string,
  least: string | null = null,
): Need => ({ kind: "program", names, asked, least, from });

const npmPackage = (name: string, optional: string | null = null): Need => ({
  kind: "package",
  name,
  optional,
});

/** What each use needs beside the command line, which runs. */
export const NEEDS: Readonly<Record<Use, readonly Need[]>> = {
  pulumi: [
    // The SDK that is a peer speaks to engines of its own time; an older one lacks what its monitor is asked.
    program(["pulumi"], ["version"], "https://www.pulumi.com/docs/install", "3.250.0"),
    program(["pulumi-language-nodejs"], ["-version"], "it is beside pulumi, where its installer put both"),
    npmPackage("@pulumi/pulumi"),
    npmPackage("@pulumi/kubernetes"),
    npmPackage("typescript", "a program in TypeScript that Pulumi compiles itself"),
  ],
  terraform: [
    program(["tofu", "terraform"], ["version"], "https://opentofu.org/docs/intro/install"),
    npmPackage("cdktf"),
    npmPackage("@cdktf/provider-null"),
    npmPackage("constructs"),
  ],
  cluster: [
    { kind: "kubeconfig" },
    program(["kubectl"], ["version", "--client"], "https://kubernetes.io/docs/tasks/tools"),
  ],
  clone: [
    program(["git"], ["--version"], "your system's packages"),
    program(
      ["go"],
      ["version"],
      "https://go.dev/dl, for Pulumi's engine and kube-apiserver, which npm test builds",
    ),
    program(["ip"], ["-V"], "your system's package iproute2, for the lab"),
  ],
};
