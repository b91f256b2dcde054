import { advance, look, stepScript, writeRecord } from "./scripts.ts";
import {
  again,
  move,
  versionOf,
  withDeliverer,
  withScripts,
  type Deliverer,
  type Step,
  type Transition,
  type World,
} from "./world.ts";

/** Has a deliverer send the message of its step, if there is one. */
function send(world: World, which: 0 | 1): World {
  const { step, delivery } = world.deliverers[which];
  if (step === "done") return withDeliverer(world, which, { asked: false });
  const script = { kind: step, of: delivery, at: 0 };
  return withScripts(withDeliverer(world, which, { asked: true }), [...world.scripts, script]);
}

/** All deliverers on their way. */
export const begin = (world: World): World =>
  ([0, 1] as const).reduce((one, which) => (one.deliverers[which].alive ? send(one, which) : one), world);

/** What a deliverer does once a step is answered: the next message is on its way at once. */
function heard(world: World, which: 0 | 1, text: string): { world: World; broken?: string } {
  const deliverer = world.deliverers[which];
  const go = (step: Step, more: Partial<Deliverer> = {}): World =>
    send(withDeliverer(world, which, { step, ...more }), which);
  const version = versionOf(deliverer.delivery);
  switch (deliverer.step) {
    case "lock":
      return { world: text === "locked" ? go("store") : go("done", { reported: "failure" }) };
    case "store":
      return { world: text === "stored" ? go("arm") : go("release", { reported: "failure" }) };
    case "arm":
      return { world: text === "armed" ? go("apply") : go("release", { reported: "failure" }) };
    case "apply":
      // What runs is compared with what is wanted.
      return { world: go(world.running === version ? "confirm" : "rollBack") };
    case "confirm": {
      if (text !== "confirmed") return { world: go("rollBack") };
      const agree = world.running === version && world.starts === version && world.record === version;
      return {
        world: go("release", { reported: "success" }),
        ...(agree ? {} : { broken: "success is reported and what runs, starts and is remembered differ" }),
      };
    }
    case "rollBack": {
      const wrong = text === "rolled-back" && world.running !== world.truth;
      return {
        world: go("release", { reported: text === "rolled-back" ? "failure" : "unknown" }),
        ...(wrong ? { broken: "it is said to be put back and is not" } : {}),
      };
    }
    case "release":
    case "done":
      return { world: go("done") };
  }
}

/** What the two deliverers do. */
function ofDeliverers(world: World): Transition[] {
  return ([0, 1] as const).flatMap((which): Transition[] => {
    const deliverer = world.deliverers[which];
    const { step, connected, alive, delivery } = deliverer;
    const label = `delivery ${String(delivery)}`;
    const retry = again(deliverer);
    if (!alive || step === "done") {
      // Killed, or through without success: run again.
      if (retry === undefined || (alive && deliverer.reported === "success")) return [];
      return [
        {
          label: `${label} is run again`,
          fault: false,
          next: send(withDeliverer(world, which, retry), which),
        },
      ];
    }
    if (!connected) {
      // Whoever has lost the answer to a confirmation comes back for it; any other step has failed.
      const next =
        step === "confirm"
          ? send(withDeliverer(world, which, { connected: true }), which)
          : withDeliverer(world, which, {
              step: "done",
              reported: deliverer.reported || "failure",
              asked: false,
            });
      return [{ label: `${label} finds its connection ended`, fault: false, next }];
    }
    return [];
  });
}

/** What the scripts on the device do. */
function ofScripts(world: World): Transition[] {
  return world.scripts.flatMap((script): Transition[] => {
    const { world: stepped, then } = stepScript(world, script);
    const label = `${script.kind} of ${String(script.of)} at ${String(script.at)}`;
    if (then === "waits") return stepped === world ? [] : [{ label, fault: false, next: stepped }];
    if (then === "on") return [{ label, fault: false, next: advance(stepped, script, false) }];
    const ended = advance(stepped, script, true);
    if (script.kind === "putBack") return [{ label, fault: false, next: ended }];
    const which = ((script.of - 1) % 2) as 0 | 1;
    const { delivery, alive, connected, asked, step } = ended.deliverers[which];
    const hears = alive && connected && asked && delivery === script.of && step === script.kind;
    if (!hears) return [{ label, fault: false, next: ended }];
    const { world: next, broken } = heard(ended, which, then.answer);
    return [{ label, fault: false, next, ...(broken === undefined ? {} : { broken }) }];
  });
}

/** What the guard of the delivery that has the device does. Its time may be over at any moment. */
function ofGuard(world: World): Transition[] {
  const { held, scripts } = world;
  if (held?.guard !== true) return [];
  const by = (label: string, next: World): Transition[] => [{ label: `guard: ${label}`, fault: false, next }];
  switch (held.state) {
    case "staged":
      return by("time is over, or the owner has gone", move(world, "over", "guard"));
    case "armed":
      return by("time is over, or the owner has gone", move(world, "rolling", "guard"));
    case "rolling": {
      if (
        held.before === world.running &&
        !scripts.some((one) => one.of === held.of && (one.kind === "apply" || one.kind === "putBack"))
      )
        return by("compares", move(world, "rolled-back", "guard"));
      const putting = scripts.some((one) => one.of === held.of && one.kind === "putBack");
      if (putting) return [];
      // Everything that changes what runs is ended before it begins.
      const left = scripts.filter((one) => !(one.of === held.of && one.kind === "apply"));
      return by("puts back", withScripts(world, [...left, { kind: "putBack", of: held.of, at: 0 }]));
    }
    case "decided":
      return held.recordWritten
        ? by("confirms", move(world, "confirmed", "guard"))
        : by("writes the record", writeRecord(world));
    case "over":
    case "rolled-back":
    case "confirmed":
      return by("clears away", move(world, "none", "guard"));
  }
}

/** What goes wrong. Each is one of those that may still happen. */
function ofFaults(world: World): Transition[] {
  if (world.faults === 0) return [];
  const less = { ...world, faults: world.faults - 1 };
  const fault = (label: string, next: World): Transition => ({ label, fault: true, next });
  const { held } = world;
  const disconnect = (from: World, delivery: number): World =>
    from.held?.of === delivery ? { ...from, held: { ...from.held, connected: false } } : from;
  return [
    ...([0, 1] as const).flatMap((which) => {
      const { alive, step, connected, delivery } = world.deliverers[which];
      if (!alive || step === "done") return [];
      const gone = disconnect(less, delivery);
      const message = world.scripts.find(({ of, kind, at }) => of === delivery && kind === step && at === 0);
      const ways = [
        { words: "", from: gone },
        // The message has not come to the device.
        ...(message === undefined
          ? []
          : [
              {
                words: " before its message comes",
                from: withScripts(
                  gone,
                  gone.scripts.filter((one) => one !== message),
                ),
              },
            ]),
      ];
      return ways.flatMap(({ words, from }) => [
        fault(
          `delivery ${String(delivery)} is killed${words}`,
          withDeliverer(from, which, { alive: false, connected: false, asked: false }),
        ),
        ...(connected
          ? [
              fault(
                `the connection of ${String(delivery)} ends${words}`,
                withDeliverer(from, which, { connected: false }),
              ),
            ]
          : []),
      ]);
    }),
    ...world.scripts.map((script) => {
      const which = ((script.of - 1) % 2) as 0 | 1;
      const ended = withScripts(
        less,
        world.scripts.filter((one) => one !== script),
      );
      // Its answer is a failure without a word.
      const { delivery, alive, connected, asked, step } = ended.deliverers[which];
      const hears = alive && connected && asked && delivery === script.of && step === script.kind;
      return fault(
        `${script.kind} of ${String(script.of)} is killed`,
        hears ? heard(ended, which, "failed").world : ended,
      );
    }),
    ...(held?.guard === true
      ? [fault("the guard is killed", { ...less, held: { ...held, guard: false } })]
      : []),
    fault(world.full ? "the disk has room again" : "the disk is full", { ...less, full: !world.full }),
    fault("the device is switched off and on", reboot(less)),
  ];
}

/** Nothing that ran is left; what starts is what the device starts from. */
function reboot(world: World): World {
  const held = world.held && { ...world.held, connected: false, guard: false };
  const down = ([0, 1] as const).reduce<World>((one, which) => {
    const { alive, step } = one.deliverers[which];
    return alive && step !== "done" ? withDeliverer(one, which, { connected: false }) : one;
  }, world);
  return { ...down, held, scripts: [], running: world.starts };
}

/** Somebody else's delivery comes by and looks. */
function ofVisitor(world: World): Transition[] {
  const next = look(world);
  return next === world ? [] : [{ label: "another delivery looks", fault: false, next }];
}

export const transitionsOf = (world: World): readonly Transition[] => [
  ...ofDeliverers(world),
  ...ofScripts(world),
  ...ofGuard(world),
  ...ofVisitor(world),
  ...ofFaults(world),
];
