import { openCli, type Cli } from "../cli/shell.ts";
import type { HeldDevice } from "../devices/device.ts";
import { DeliveryError } from "../error.ts";
import type { Over, Target } from "../transports/transport.ts";
import type { SshConnection } from "../types.ts";
import { vrpCli } from "./cli.ts";
import { heldVrp } from "./held.ts";
import { locked } from "./lock.ts";

/** A command line that shows all at once. @throws DeliveryError of step "connect" */
export async function openVrp(device: string, connection: SshConnection): Promise<Cli> {
  const cli = await openCli(device, connection, vrpCli);
  // One that does not know it shows pages, which are turned.
  await cli.ask("connect", "screen-length 0 temporary");
  return cli;
}

/** In one-stage mode what is typed would take effect at once. @throws DeliveryError of step "preflight" */
async function inTwoStages(cli: Cli): Promise<void> {
  await cli.must("preflight", "system-view");
  const prompt = cli.prompt();
  await cli.must("preflight", "return");
  if (/^\[[~*]/.test(prompt)) return;
  throw new DeliveryError({
    step: "preflight",
    device: cli.device,
    detail: `it takes commands at once: its system view is ${prompt}, not [~...]`,
    advice:
      "Nothing was changed. VRP 8 in two-stage mode is needed; see docs/platforms/vrp.md for what the device needs before.",
  });
}

async function openLocked(device: string, connection: SshConnection, own?: string): Promise<Cli> {
  const cli = await openVrp(device, connection);
  try {
    await inTwoStages(cli);
    await locked(cli, connection, own);
    return cli;
  } catch (error) {
    cli.close();
    throw error;
  }
}

/** Ends a session in peace. */
async function parted(cli: Cli): Promise<void> {
  try {
    if (cli.alive()) await cli.ask("release", "undo configuration exclusive");
  } catch (error) {
    // The device unlocks when the session has ended, which it does now.
    if (!(error instanceof DeliveryError)) throw error;
  } finally {
    cli.close();
  }
}

/** Has a VRP device for as long as `work` takes. @throws DeliveryError of the steps "connect" and "lock" */
export async function holdVrp<T>(
  { device, connection }: Over<SshConnection, Target>,
  work: (held: HeldDevice) => Promise<T>,
): Promise<T> {
  const { held, cli } = heldVrp(await openLocked(device, connection), (own) =>
    openLocked(device, connection, own),
  );
  try {
    return await work(held);
  } finally {
    await parted(cli());
  }
}
