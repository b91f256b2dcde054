import { Command } from "commander";
import { downLab } from "./down.ts";
import { enterLab } from "./enter.ts";
import { testInside, upInside } from "./inside.ts";
import { insideNeeds } from "./needs.ts";
import { forgetDeadOwner } from "./owner.ts";
import { openShell } from "./shell.ts";

/*
 * The lab: a datacenter of `fabrics/` or `stacks/` on this machine, out of Linux network namespaces. `npm run lab -- up lab`
 *
 * Real: FRR's daemons on every switch, with vtysh, frr-reload.py and sshd, each switch with its own network, files and host name;
 * BIRD 1.6 on every node, a second for IPv6 where the fabric has it; the kernel's forwarding and multipath; etcd and kube-apiserver with Calico's definitions; the Pulumi engine
 * with this project's components, and delivery over SSH. The provider `kubernetes` is Pulumi's own where it is installed, else
 * the tests' stand-in.
 *
 * Played: Calico's IPAM (each node takes the block with its own index of the pool that selects it) and Felix (one pod a node: its
 * address of each family, and the route to it). Calico's confd is re-implemented here: it derives each node's BIRD configuration from the objects that
 * it reads back from the API server. The kubelet is played so far that Node objects exist.
 *
 * Nothing of it is in the machine's own network: also API server and engine run in a namespace of the lab, the management network.
 * So labs stand side by side, and removing the namespaces, with all that runs in them, leaves nothing.
 */

interface NameOption {
  readonly name?: string;
}

interface TestOptions extends NameOption {
  readonly stack: string;
  readonly json?: string;
}

const NAME = [
  "--name <name>",
  "what the lab is called, to have several of one stack (default: the stack's name)",
] as const;

/** Runs `inside` in the management network: here if this is it already, else in a process that is put there. */
const inManagement = async (lab: string, inside: () => Promise<void>): Promise<void> => {
  if (insideNeeds() === undefined) return enterLab(lab, process.argv.slice(2));
  await inside();
};

const program = new Command("lab")
  .description("A datacenter out of network namespaces: real FRR, BIRD, API server and engine.")
  .enablePositionalOptions();

program
  .command("up")
  .description(
    "start a stack's switches, nodes and API server, deploy it, and let it run; on a lab that is up, deploy again",
  )
  .argument("<stack>")
  .option(...NAME)
  .action((stack: string, { name = stack }: NameOption) => inManagement(name, () => upInside(name, stack)));

program
  .command("test")
  .description("look at the claims on a lab; one that is not up is started for it and taken down")
  .argument("[filters...]", "only claims whose id contains one of these")
  .option("--stack <stack>", "the stack to start where no lab is up", "lab")
  .option("--json <file>", "write the records there too")
  .option(...NAME)
  .action(async (filters: readonly string[], { stack, json, name = stack }: TestOptions) => {
    await inManagement(name, () => testInside(name, { stack, filters, json }));
  });

program
  .command("shell")
  .description("a switch's vtysh, a node's birdc, or a program on either; `cluster` has KUBECONFIG set")
  .argument("<lab>")
  .argument("<device>")
  .argument("[command...]")
  .passThroughOptions()
  .action(openShell);

program
  .command("down")
  .description("remove a lab, or what is left of it")
  .argument("<lab>")
  .action(async (lab: string) => {
    await downLab(lab);
    await forgetDeadOwner(lab);
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(`lab: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
