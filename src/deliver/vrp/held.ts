import { randomBytes } from "node:crypto";
import { vrpLastChange } from "../../platforms/vrp/last-change.ts";
import { vrpLook } from "../../platforms/vrp/look.ts";
import type { Cli } from "../cli/shell.ts";
import type { HeldDevice } from "../devices/device.ts";
import { essence } from "../devices/essence.ts";
import { establishedBy } from "../devices/established.ts";
import { masked } from "../devices/masked.ts";
import { OURS } from "../devices/lease-name.ts";
import { DeliveryError, type Step } from "../error.ts";
import { trialOn } from "./trial.ts";

const UNTOUCHED =
  "Nothing was changed. The user needs a role, or level, that may show and change the configuration.";

/** VRP's shortest trial. */
const SHORTEST = 60;

/** A held device, and the session that it is held by in the end. */
export interface Held {
  readonly held: HeldDevice;
  readonly cli: () => Cli;
}

/**
 * A VRP device in two-stage mode. Commands are entered in a candidate, which checks them; a trial makes them run as a whole, and the device itself takes
 * it back when its time is up. The trial has a name, so that any session can confirm or end it.
 *
 * @param reopen a locked session in the place of one that broke, whose trial may run
 */
export function heldVrp(first: Cli, reopen: (own: string) => Promise<Cli>): Held {
  const { device } = first;
  const id = `${OURS}${randomBytes(4).toString("hex")}`;
  let cli = first;
  let entered = false;
  /** The last commit before ours. */
  let commit: string | undefined;
  let verified = "";
  /** Whether the trial was confirmed: "asked" where the answer to that was lost. */
  let confirmed: "no" | "asked" | "yes" = "no";

  const failed = (step: Step, detail: string, advice = ""): DeliveryError =>
    new DeliveryError({ step, device, detail, advice });
  const isUserView = (): boolean => cli.prompt().startsWith("<");
  const intoSystemView = async (step: Step): Promise<void> => {
    if (isUserView()) await cli.must(step, "system-view");
  };
  const intoUserView = async (step: Step): Promise<void> => {
    if (!isUserView()) await cli.must(step, "return");
  };
  const dropCandidate = async (step: Step): Promise<void> => {
    entered = false;
    if (!isUserView()) await cli.must(step, "clear configuration candidate");
  };
  const again = async (): Promise<void> => {
    cli.close();
    entered = false;
    cli = await reopen(id);
  };

  const running = async (step: Step): Promise<string> => {
    const text = await cli.must(step, "display current-configuration", step === "read" ? UNTOUCHED : "");
    if (step === "verify") verified = text;
    return text;
  };
  const startsSo = async (step: Step): Promise<boolean> => {
    await intoUserView(step);
    return /\bis the same as\b/.test(await cli.must(step, "compare configuration"));
  };
  const save = async (step: Step): Promise<void> => {
    await intoUserView(step);
    await cli.must(step, "save");
    if (!(await startsSo(step)))
      throw failed(step, "after it was saved it starts with something else than it runs");
  };

  const check = async (commands: readonly string[], step: Step): Promise<void> => {
    const [, latest] =
      /^\s*\d+\s+\*?(\d{6,})\b/m.exec(await cli.must(step, "display configuration commit list 1")) ?? [];
    commit = latest;
    await intoSystemView(step);
    await dropCandidate(step);
    try {
      for (const command of commands) await cli.must(step, command);
      entered = true;
    } catch (error) {
      if (cli.alive()) await dropCandidate(step);
      throw error;
    }
  };

  /** An answer was lost, or its time was up, and no trial is left: what runs tells. */
  const runsVerified = async (step: Step): Promise<boolean> =>
    essence(await running(step)) === essence(verified);

  const finish = async (): Promise<void> => {
    const trial = await trialOn(cli, "confirm");
    if (trial.on && trial.persist === id) {
      await intoSystemView("confirm");
      confirmed = "asked";
      try {
        await cli.must("confirm", `commit persist ${id}`);
      } catch (error) {
        if (cli.alive()) confirmed = "no";
        throw error;
      }
    } else if (!(await runsVerified("confirm"))) {
      confirmed = "no";
      throw failed("confirm", "what was verified does not run any more: the trial had ended");
    }
    confirmed = "yes";
    await save("confirm");
  };

  const goBack = async (): Promise<void> => {
    await dropCandidate("roll back");
    const trial = await trialOn(cli, "roll back");
    if (trial.on && trial.persist === id) {
      await intoSystemView("roll back");
      await cli.must("roll back", `abort trial persist ${id}`);
    } else if (confirmed === "yes" || (confirmed === "asked" && (await runsVerified("roll back")))) {
      confirmed = "yes";
      if (commit === undefined)
        throw failed(
          "roll back",
          "the change was confirmed, and the device has no earlier commit to go back to",
        );
      await intoUserView("roll back");
      await cli.must("roll back", `rollback configuration to commit-id ${commit}`);
      if (!(await startsSo("roll back"))) await save("roll back");
    }
    confirmed = "no";
  };

  const held: HeldDevice = {
    device,
    running,
    startsSo: () => startsSo("read"),
    save: () => save("confirm"),
    check: (commands) => check(commands, "check"),

    async apply(commands, seconds) {
      if (!entered) await check(commands, "apply");
      const time = String(Math.max(seconds, SHORTEST));
      const said = await cli.ask("apply", `commit trial ${time} persist ${id}`);
      entered = false;
      const trial = await trialOn(cli, "apply");
      if (trial.persist !== id)
        throw failed("apply", masked(said.trim(), commands) || "no trial runs after it was committed");
    },

    revertsWithin: (seconds) => Math.max(seconds, SHORTEST),
    keeps: () => confirmed !== "no",

    async confirm() {
      try {
        await finish();
      } catch (error) {
        if (cli.alive()) throw error;
        // Only the device knows how far it came.
        await again();
        await finish();
      }
    },

    async revert() {
      if (cli.alive())
        try {
          await goBack();
          return;
        } catch (error) {
          if (cli.alive()) throw error;
        }
      await again();
      await goBack();
    },

    lastChange: async () => vrpLastChange(await cli.must("read", "display configuration commit list 1")),

    established: () => establishedBy(device, vrpLook, ({ line }) => cli.ask("verify", line)),
  };
  return { held, cli: () => cli };
}
