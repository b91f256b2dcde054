import { vrpTexts, startVrpBench, THEIRS } from "./benches/over-ssh.ts";
import { describeFaults, type FaultRow } from "./devices-servers/fault-rows.ts";
import type { VrpServer } from "./devices-servers/vrp-server.ts";
import { HOST_KEY } from "./inputs.ts";

const { artifact } = vrpTexts;

/** Short times, where a test waits until they are over. */
const SHORT = { timeoutSeconds: 1, rollbackSeconds: 1 };
const BACK = /What ran before was put back and is what runs now/;
const KEEPS = /The device does not go back by itself any more: it runs the change/;
const UNTOUCHED = /Nothing was changed/;

const rows: readonly FaultRow<VrpServer>[] = [
  { fault: "none" },
  {
    fault: "another host key",
    connection: { hostKey: HOST_KEY },
    fails: { step: "connect", says: /the switch offers the host key SHA256:.* No password or key was sent/ },
  },
  {
    fault: "a wrong password",
    connection: { password: "wrong-secret" },
    fails: { step: "connect", says: /refused the credentials\. Check the user/ },
  },
  {
    fault: "cut before its first prompt",
    strike: ({ faults }) => faults.plan("login", { kind: "cut before" }),
    fails: { step: "connect", says: /the connection broke/ },
  },
  {
    fault: "a prompt that nobody knows",
    connection: SHORT,
    strike: ({ faults }) => faults.plan("login", { kind: "mute" }),
    fails: { step: "connect", says: /no answer within 1 s: it waits at "Enter the one-time code:"/ },
  },
  {
    fault: "one-stage mode, in which commands take effect at once",
    strike: (server) => server.takesAtOnce(),
    fails: {
      step: "preflight",
      says: /it takes commands at once: its system view is \[tor\].*Nothing was changed/,
    },
  },
  {
    fault: "locked by another all the time",
    connection: SHORT,
    strike: (server) => void server.lockedByAnother(),
    fails: {
      step: "lock",
      says: /not free within 2 s: configuration exclusive: Error: The configuration is locked by other user\. \[Session ID = 99\]\. Nothing was changed\. Run again/,
    },
  },
  {
    fault: "busy, then free",
    strike: ({ faults }) => faults.plan("lock", { kind: "refuse", words: "The system is busy." }),
  },
  {
    fault: "a trial that a run left, then over",
    strike: (server) => server.leaveTrial(2, "vlan 8", "name left", "quit"),
  },
  {
    fault: "refuses to be read",
    strike: ({ faults }) =>
      faults.plan("running", { kind: "refuse", words: "You do not have the right to do this." }),
    fails: {
      step: "read",
      says: /display current-configuration: Error: You do not have the right.*Nothing was changed/,
    },
  },
  {
    fault: "cut while it is read",
    strike: ({ faults }) => faults.plan("running", { kind: "cut within" }),
    fails: { step: "read", says: /the connection broke.*Check the way to the switch/ },
  },
  {
    fault: "a command refused",
    artifact: artifact.replace("timer keepalive", "timing keepalive"),
    fails: {
      step: "check",
      says: /peer SPINES timing keepalive 3 hold 9: Error: Unrecognized command found.*Nothing was changed/,
    },
  },
  {
    fault: "a command with a password refused",
    artifact: artifact.replace("password cipher", "password plainly cipher"),
    fails: { step: "check", says: UNTOUCHED },
  },
  {
    fault: "a question that nobody knows",
    strike: ({ faults }) => faults.plan("enter", { kind: "garbage" }, 3),
    fails: { step: "check", says: /it asks what is not foreseen: .*\[A\/B\/C\]:.*Nothing was changed/ },
  },
  {
    fault: "cut while commands are entered",
    strike: ({ faults }) => faults.plan("enter", { kind: "cut within" }, 3),
    fails: { step: "check", says: UNTOUCHED },
  },
  {
    fault: "no answer when a command is entered",
    connection: SHORT,
    strike: ({ faults }) => faults.plan("enter", { kind: "mute" }, 3),
    fails: { step: "check", says: /no answer within 1 s: it waits at "Password:"/ },
  },
  {
    fault: "the trial refused",
    strike: ({ faults }) =>
      faults.plan("commit trial", {
        kind: "refuse",
        words: "The configuration of the BGP module conflicts.",
      }),
    fails: { step: "apply", says: /The configuration of the BGP module conflicts\..*What ran before/ },
  },
  ...(["cut before", "cut within", "cut after"] as const).map((kind): FaultRow<VrpServer> => ({
    fault: `${kind} the trial began`,
    strike: ({ faults }) => faults.plan("commit trial", { kind }),
    fails: { step: "apply", says: BACK },
  })),
  {
    fault: "the trial ends before it is verified",
    strike: ({ faults }) => faults.plan("running", { kind: "timer ends" }, 1),
    fails: { step: "verify", says: /not in effect: .*What ran before was put back/ },
  },
  {
    fault: "cut while it is verified",
    strike: ({ faults }) => faults.plan("running", { kind: "cut before" }, 1),
    fails: { step: "verify", says: BACK },
  },
  {
    fault: "a session of somebody else's does not come up again",
    connection: { rollbackSeconds: 1 },
    strike: (server) => server.peersAre([THEIRS], []),
    fails: {
      step: "verify",
      says: /sessions that were up are not up again within \d s: 192\.0\.2\.9.*What ran before/,
    },
  },
  {
    fault: "cut before the confirmation",
    strike: ({ faults }) => faults.plan("confirm", { kind: "cut before" }),
  },
  {
    fault: "cut after the confirmation",
    strike: ({ faults }) => faults.plan("confirm", { kind: "cut after" }),
  },
  {
    fault: "cut after the confirmation, and at the next login",
    strike: ({ faults }) => {
      faults.plan("confirm", { kind: "cut after" });
      faults.plan("login", { kind: "cut before" }, 1);
    },
    fails: { step: "connect", says: BACK },
  },
  {
    fault: "cut before the confirmation, and at the next login",
    strike: ({ faults }) => {
      faults.plan("confirm", { kind: "cut before" });
      faults.plan("login", { kind: "cut before" }, 1);
    },
    fails: { step: "connect", says: BACK },
  },
  {
    fault: "cut after the confirmation, and at each login after it",
    strike: ({ faults }) => {
      faults.plan("confirm", { kind: "cut after" });
      for (const login of [1, 0]) faults.plan("login", { kind: "cut before" }, login);
    },
    fails: { step: "roll back", says: KEEPS, keeps: true },
  },
  {
    fault: "cannot be saved, nor go back",
    strike: ({ faults }) => {
      faults.plan("save", { kind: "refuse", words: "The storage space is not enough." });
      faults.plan("rollback", { kind: "refuse", words: "The system is busy." });
    },
    fails: { step: "roll back", says: KEEPS, keeps: true },
  },
  {
    fault: "cut while it goes back from what was confirmed",
    strike: ({ faults }) => {
      faults.plan("save", { kind: "refuse", words: "The storage space is not enough." });
      faults.plan("rollback", { kind: "cut after" });
    },
    fails: { step: "confirm", says: BACK },
  },
  {
    fault: "the confirmation refused",
    strike: ({ faults }) => faults.plan("confirm", { kind: "refuse", words: "The system is busy." }),
    fails: {
      step: "confirm",
      says: /commit persist calico-fabric-\w+: Error: The system is busy\..*What ran before/,
    },
  },
  {
    fault: "the trial ends at the confirmation",
    strike: ({ faults }) => faults.plan("confirm", { kind: "timer ends" }),
    fails: { step: "confirm", says: /The persist ID does not exist.*What ran before/ },
  },
  {
    fault: "cannot be saved",
    strike: ({ faults }) =>
      faults.plan("save", { kind: "refuse", words: "The storage space is not enough." }),
    fails: { step: "confirm", says: /save: Error: The storage space is not enough\..*What ran before/ },
  },
  { fault: "cut before it was saved", strike: ({ faults }) => faults.plan("save", { kind: "cut before" }) },
  { fault: "cut after it was saved", strike: ({ faults }) => faults.plan("save", { kind: "cut after" }) },
  {
    fault: "cut while it goes back",
    strike: ({ faults }) => {
      faults.plan("confirm", { kind: "refuse", words: "The system is busy." });
      faults.plan("abort", { kind: "cut before" });
    },
    fails: { step: "confirm", says: BACK },
  },
];

describeFaults(
  {
    title: "a delivery to a VRP switch that a fault strikes",
    start: startVrpBench,
    delivered: "peer 10.254.0.0 group SPINES",
  },
  rows,
);
