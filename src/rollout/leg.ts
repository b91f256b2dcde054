import { ClusterError, DeliveryError } from "../deliver/index.ts";
import type { Difference } from "../verify/index.ts";
import type { Delivery, Trouble } from "./events.ts";
import type { ClusterChange, DeviceChange, Leg } from "./legs.ts";
import type { Stage } from "./stages.ts";
import type { World } from "./world.ts";

/** A leg that was not gone to its end. */
export class LegFailed extends Error {
  override readonly name = "LegFailed";
  readonly troubles: readonly Trouble[];

  constructor(troubles: readonly Trouble[]) {
    super(troubles.flatMap(({ said }) => said).join("; "));
    this.troubles = troubles;
  }
}

/** Between two looks at a fabric that is not as foretold yet, in seconds. */
const BETWEEN_LOOKS = 0.5;

const MOST_SAID = 5;

const saidOf = (all: readonly Difference[]): readonly Trouble[] =>
  [...Map.groupBy(all, ({ device }) => device)].map(([device, differences]) => ({
    device,
    step: "verify",
    said: differences.slice(0, MOST_SAID).map(({ message, hint }) => `${message}; look: ${hint}`),
  }));

/** What only follows from what is told is left out, where something is told. */
const foremost = (all: readonly Difference[]): readonly Difference[] => {
  const own = all.filter(({ follows }) => follows !== true);
  return own.length > 0 ? own : all;
};

/** Waits until a fabric is as it is foretold. @throws LegFailed with what is not, when patience ends */
export async function foretoldSeen(world: World, stage: Stage, patience = world.patience): Promise<void> {
  const deadline = world.now() + patience;
  for (;;) {
    const differences = await world.look(stage);
    if (differences.length === 0) break;
    if (world.now() >= deadline) throw new LegFailed(saidOf(foremost(differences)));
    await world.pause(BETWEEN_LOOKS);
  }
  world.tell({ event: "as-foretold", devices: stage.asked.length, seconds: world.now() });
}

function troubleOf(error: unknown, device: string | null): Trouble {
  if (error instanceof DeliveryError)
    return { device: error.device, step: error.step, said: [error.message] };
  if (error instanceof ClusterError) return { device: null, step: "objects", said: [error.message] };
  return { device, step: "run", said: [error instanceof Error ? error.message : String(error)] };
}

const namesOf = ({ mark, objects }: ClusterChange): readonly string[] =>
  objects.map(({ object: { kind, metadata } }) =>
    mark === null ? `${kind} ${metadata.name}` : `${kind} ${mark}/${metadata.name}`,
  );

/** A gate's words for one device of a leg that another has failed, or that is not as foretold. */
function refusal({ device }: DeviceChange, failure: unknown): DeliveryError {
  const troubles = failure instanceof LegFailed ? failure.troubles : [troubleOf(failure, null)];
  const own = troubles.filter((one) => one.device === device);
  const detail = (own.length > 0 ? own : troubles).map(
    (one) => `${one.device === device || one.device === null ? "" : `${one.device}: `}${one.said.join("; ")}`,
  );
  return new DeliveryError({
    step: "verify",
    device,
    detail: `not as foretold: ${detail.join("; ")}`,
    advice: "",
    ours: true,
  });
}

/**
 * Goes from one stage to the next: every device's change in effect under its own timer, then the cluster's objects, then all of it held against
 * what is foretold; only then each is confirmed. Where one fails, all that are not confirmed go back by themselves.
 *
 * @throws LegFailed
 */
export async function goLeg(world: World, { to, devices, clusters }: Leg): Promise<void> {
  const effects = devices.map(() => Promise.withResolvers<null>());
  const judged = Promise.all(effects.map(({ promise }) => promise)).then(async () => {
    for (const change of clusters) {
      await world.change(change);
      world.tell({ event: "objects", changed: namesOf(change), seconds: world.now() });
    }
    await foretoldSeen(world, to);
  });
  // Whoever waits for it at a gate hears of it there.
  judged.catch(() => undefined);
  const ran = await Promise.allSettled(
    devices.map(async (change, at): Promise<Delivery> => {
      const effect = effects[at];
      try {
        const did = await world.deliver(change, async () => {
          world.tell({ event: "in-effect", device: change.device, seconds: world.now() });
          effect?.resolve(null);
          await judged.catch((failure: unknown) => {
            throw refusal(change, failure);
          });
        });
        effect?.resolve(null);
        world.tell({ event: "device", device: change.device, did, seconds: world.now() });
        return did;
      } catch (error) {
        effect?.reject(error);
        throw error;
      }
    }),
  );
  const failed = ran.flatMap((one, at) =>
    one.status === "rejected" ? [troubleOf(one.reason, devices[at]?.device ?? null)] : [],
  );
  try {
    await judged;
  } catch (error) {
    throw new LegFailed(
      error instanceof LegFailed
        ? [...error.troubles, ...failed]
        : mergedWith(troubleOf(error, null), failed),
    );
  }
  if (failed.length > 0) throw new LegFailed(failed);
}

/** What came first is told first, and once. */
const mergedWith = (first: Trouble, others: readonly Trouble[]): readonly Trouble[] => [
  first,
  ...others.filter(({ device, said }) => device !== first.device || said[0] !== first.said[0]),
];
