import { mergeBaseline, sameWhereOwned, withoutArtifact } from "../../platforms/frr/blocks.ts";
import { databaseChange, databasesMerged, databaseTaken } from "../../platforms/sonic/change/change.ts";
import type { Database } from "../../platforms/sonic/change/rows.ts";
import { formatSonic, parseSonic, type SonicText } from "../../platforms/sonic/change/text.ts";
import { fillSlots } from "../../text/secret-slot.ts";
import { DeliveryError } from "../error.ts";
import type { Held } from "../protocol/held.ts";
import { recalled } from "../protocol/recall.ts";
import { formatDelivery } from "../record.ts";
import { redact } from "../redact.ts";
import { withSession } from "../ssh/session.ts";
import type { Manager } from "../transports/manager.ts";
import type { ChangeGate } from "../gate.ts";
import type { Delivered, SwitchHeld } from "../transports/transport.ts";
import type { Before, SshConnection, SwitchInputs } from "../types.ts";
import { bring, needs, stage, type Wanted } from "./apply.ts";
import { type Kind, leaveFrr, type Parts, readRunning, readStartup, withSwitch } from "./switch.ts";

const filled = ({ artifact, secrets = {} }: Delivered): SonicText => parseSonic(fillSlots(artifact, secrets));

/** A switch whose FRR was the fabric's is one still while the fabric's part of it goes. */
const kindOf = (...texts: readonly SonicText[]): Kind =>
  texts.every(({ frr }) => frr === null) ? "switched" : "routed";

/** What ran before the fabric came; of CONFIG_DB only what the fabric has taken the place of. */
const beforeOf = (text: string): { readonly db: Database; readonly frr: string } => {
  const { db, frr } = parseSonic(text);
  return { db, frr: frr ?? "" };
};

/** SONiC over SSH: CONFIG_DB by patches with a checkpoint, FRR in its container, both under the protocol's guard. */
export const sonic: Manager<SshConnection> = {
  hold: ({ device, connection, artifact, gate }, work) =>
    withSession(device, connection, (session) => {
      const text = parseSonic(artifact);
      return withSwitch(session, kindOf(text), text.frr ?? "", (held) => work(verbsOf(held, gate)));
    }),
};

/** @throws DeliveryError of step "preflight" where FRR's file is written by another: what is delivered would be lost */
function ours(device: string, kind: Kind, { db }: Parts): void {
  const { docker_routing_config_mode: mode = "separated" } = db["DEVICE_METADATA"]?.["localhost"] ?? {};
  if (kind === "switched" || mode === "split-unified") return;
  throw new DeliveryError({
    step: "preflight",
    device,
    detail: `docker_routing_config_mode is ${String(mode)}: SONiC writes FRR's configuration itself when its container starts`,
    advice:
      "Set it to split-unified and start the container anew, as docs/platforms/sonic.md says. Nothing on the switch was changed.",
    ours: true,
  });
}

interface Question {
  readonly was: SonicText;
  readonly wanted: SonicText;
  readonly baseline: Database;
  /** FRR's whole configuration as it is to be. */
  readonly frr: string;
}

interface FrrChange {
  /** FRR's whole configuration as it is to be. */
  readonly frr: string;
  /** What ran before the fabric came, by whether anything has to change. */
  readonly baseline: string;
  readonly keeps: string;
}

/** Of a change by which FRR comes to be the fabric's, what runs is what it was before; by one after which it is so no more, the rest stays. */
function frrChange(running: string, was: string | null, wanted: string | null, before: string): FrrChange {
  if (wanted === null)
    return { frr: was === null ? "" : withoutArtifact(running, was, before), baseline: "", keeps: "" };
  if (was === null)
    return {
      frr: mergeBaseline(running, wanted),
      baseline: running,
      keeps: withoutArtifact(running, wanted, ""),
    };
  return { frr: mergeBaseline(before, wanted), baseline: before, keeps: before };
}

const beforeText = (before: SonicText): Before => ({ baseline: formatSonic(before), startup: "" });

const NONE: SonicText = { db: {}, frr: null };

function wantedOf(
  { was, wanted, baseline, frr }: Question,
  running: Parts,
  startup: Parts,
  kind: Kind,
): Wanted {
  const left = (db: Database) => databaseChange({ running: db, was: was.db, wanted: wanted.db, baseline });
  const owned = [was.frr, wanted.frr].filter((text) => text !== null).join("\n");
  return {
    kind,
    frr: kind === "routed" ? frr : "",
    left,
    startsSo:
      left(startup.db).length === 0 &&
      (kind === "switched" || sameWhereOwned(startup.frr, running.frr, owned)),
  };
}

const verbsOf = (held: Held, gate: ChangeGate | undefined): SwitchHeld => {
  const { session } = held;
  const read = async (kind: Kind): Promise<readonly [running: Parts, startup: Parts]> => {
    if (kind === "switched") await leaveFrr(held);
    const running = await readRunning(session, kind);
    ours(session.device, kind, running);
    return [running, await readStartup(session)];
  };

  /** Brings the switch to what a question is for. @param before what ran before the fabric came, by whether anything has to change */
  async function brought(
    inputs: SwitchInputs,
    question: Question,
    kind: Kind,
    [running, startup]: readonly [Parts, Parts],
    before: (changed: boolean) => Before,
    keep: boolean,
  ): Promise<Before> {
    const record = (changed: boolean): string => formatDelivery(inputs, before(changed));
    const wanted = wantedOf(question, running, startup, kind);
    return before(await bring(held, running, { ...wanted, gate, ...(keep && { record }) }));
  }

  /** What is other than a question is for. */
  async function lacking(
    question: Question,
    kind: Kind,
    [running, startup]: readonly [Parts, Parts],
  ): Promise<readonly string[]> {
    const wanted = wantedOf(question, running, startup, kind);
    await stage(held, wanted, running);
    const left = await needs(held, wanted, running, "verify");
    if (left.length > 0) return left.map(redact);
    return wanted.startsSo ? [] : ["what the switch starts with is not what runs: a restart would lose it"];
  }

  return {
    async install(inputs, keep = false) {
      const wanted = filled(inputs);
      const kind = kindOf(wanted);
      const parts = await read(kind);
      const [running] = parts;
      const taken = databaseTaken(running.db, wanted.db, {});
      const frr = mergeBaseline(running.frr, wanted.frr ?? "");
      const question = { was: NONE, wanted, baseline: taken, frr };
      // All of it ran already, left by a delivery that nobody heard the end of: it is the fabric's.
      const before = (changed: boolean): Before =>
        beforeText(
          changed
            ? { db: taken, frr: running.frr }
            : { db: {}, frr: withoutArtifact(running.frr, wanted.frr ?? "", "") },
        );
      return await brought(inputs, question, kind, parts, before, keep);
    },

    async change(state, was, keep = false) {
      const [old, wanted, known] = [filled(was), filled(state), beforeOf(state.baseline)];
      const kind = kindOf(old, wanted);
      const parts = await read(kind);
      const [running] = parts;
      const db = databasesMerged([known.db, databaseTaken(running.db, wanted.db, old.db)]);
      const { frr, baseline, keeps } = frrChange(running.frr, old.frr, wanted.frr, known.frr);
      const question = { was: old, wanted, baseline: db, frr };
      // All of it ran already, left by a delivery that nobody heard the end of: it is the fabric's by now.
      const before = (changed: boolean): Before =>
        beforeText(changed ? { db, frr: baseline } : { db: known.db, frr: keeps });
      return await brought(state, question, kind, parts, before, keep);
    },

    async lacks(inputs) {
      const wanted = filled(inputs);
      const kind = kindOf(wanted);
      const parts = await read(kind);
      const frr = mergeBaseline(parts[0].frr, wanted.frr ?? "");
      return await lacking({ was: wanted, wanted, baseline: {}, frr }, kind, parts);
    },

    async drift(state) {
      const [wanted, before] = [filled(state), beforeOf(state.baseline)];
      const kind = kindOf(wanted);
      const frr = mergeBaseline(before.frr, wanted.frr ?? "");
      return await lacking({ was: wanted, wanted, baseline: before.db, frr }, kind, await read(kind));
    },

    async remove(state, forget = false) {
      const [was, before] = [filled(state), beforeOf(state.baseline)];
      const kind = kindOf(was);
      const [running, startup] = await read(kind);
      const frr = withoutArtifact(running.frr, was.frr ?? "", before.frr);
      const wanted = wantedOf({ was, wanted: NONE, baseline: before.db, frr }, running, startup, kind);
      await bring(held, running, { ...wanted, gate, ...(forget && { record: () => "" }) });
    },

    recall: () => recalled(held),
  };
};
