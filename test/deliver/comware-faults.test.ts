import type { Bench } from "./benches/bench.ts";
import { comwareTexts, startComwareBench, THEIRS } from "./benches/over-ssh.ts";
import { created, failure } from "./devices-servers/bench.ts";
import type { ComwareServer } from "./devices-servers/comware-server.ts";
import { describeFaults, type FaultRow } from "./devices-servers/fault-rows.ts";
import { HOST_KEY } from "./inputs.ts";

const { artifact } = comwareTexts;

/** Short times, where a test waits until they are over. */
const SHORT = { timeoutSeconds: 1, rollbackSeconds: 1 };
const KEEPS =
  /putting back what ran before failed.*The device does not go back by itself any more: it runs the change/;
const BACK = /What ran before was put back and is what runs now/;

const rows: readonly FaultRow<ComwareServer>[] = [
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
    fault: "cut before its hello",
    strike: ({ faults }) => faults.plan("hello", { kind: "cut before" }),
    fails: { step: "connect", says: /connection|ECONNRESET/ },
  },
  {
    fault: "no hello",
    connection: SHORT,
    strike: ({ faults }) => faults.plan("hello", { kind: "mute" }),
    fails: { step: "connect", says: /no answer within 1 s/ },
  },
  {
    fault: "a hello that is no XML",
    strike: ({ faults }) => faults.plan("hello", { kind: "garbage" }),
    fails: { step: "connect", says: /its message is no XML.*does not keep to the protocol/ },
  },
  {
    fault: "locked by another all the time",
    connection: SHORT,
    strike: (server) => void server.lockedByAnother(),
    fails: {
      step: "lock",
      says: /not free within 2 s: Lock failed because .* \(lock-denied\) session 99\. Nothing on the switch was changed\. Run again when the other is through/,
    },
  },
  {
    fault: "busy, then free",
    strike: ({ faults }) =>
      faults.plan("lock", { kind: "refuse", words: "The system is busy.", tag: "in-use" }),
  },
  {
    fault: "refuses to be read",
    strike: ({ faults }) =>
      faults.plan("running", { kind: "refuse", words: "Permission denied.", tag: "access-denied" }),
    fails: {
      step: "read",
      says: /Permission denied\. \(access-denied\)\. Nothing on the switch was changed\. Give the user/,
    },
  },
  {
    fault: "cut while it is read",
    strike: ({ faults }) => faults.plan("running", { kind: "cut within" }),
    fails: { step: "read", says: /Check the way to the switch/ },
  },
  {
    fault: "no save point to be had",
    strike: ({ faults }) =>
      faults.plan("begin", { kind: "refuse", words: "Maximum number of rollback points has been reached." }),
    fails: { step: "arm", says: /Maximum number of rollback points.*What ran before/ },
  },
  {
    fault: "cut after its save point",
    strike: ({ faults }) => faults.plan("begin", { kind: "cut after" }),
    fails: { step: "arm", says: BACK },
  },
  {
    fault: "a command refused",
    artifact: artifact.replace("timer keepalive", "timing keepalive"),
    fails: {
      step: "apply",
      says: /peer SPINES timing keepalive 3 hold 9: % Unrecognized command.*What ran before/,
    },
  },
  {
    fault: "a command with a password refused",
    artifact: artifact.replace("password simple", "password plainly cipher"),
    fails: { step: "apply", says: /password \*+.*What ran before|What ran before/ },
  },
  ...(["cut before", "cut within", "cut after"] as const).map((kind): FaultRow<ComwareServer> => ({
    fault: `${kind} it was configured`,
    strike: ({ faults }) => faults.plan("configure", { kind }),
    fails: { step: "apply", says: BACK },
  })),
  {
    fault: "no answer when it was configured",
    connection: SHORT,
    strike: ({ faults }) => faults.plan("configure", { kind: "mute" }),
    fails: { step: "apply", says: /no answer within 1 s.*What ran before/ },
  },
  {
    fault: "chunks broken when it was configured",
    strike: ({ faults }) => faults.plan("configure", { kind: "garbage" }),
    fails: { step: "apply", says: /not framed as RFC 6242 says.*What ran before/ },
  },
  {
    fault: "its timer ends before it is verified",
    strike: ({ faults }) => faults.plan("running", { kind: "timer ends" }, 2),
    fails: { step: "verify", says: /not in effect: .*What ran before was put back/ },
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
    strike: ({ faults }) => faults.plan("commit", { kind: "cut before" }),
    fails: { step: "confirm", says: BACK },
  },
  {
    fault: "cut after the confirmation",
    strike: ({ faults }) => faults.plan("commit", { kind: "cut after" }),
  },
  {
    fault: "cut after the confirmation, then cannot be saved",
    strike: ({ faults }) => {
      faults.plan("commit", { kind: "cut after" });
      faults.plan("save", { kind: "refuse", words: "No space left on the storage medium." });
    },
    fails: { step: "roll back", says: KEEPS, keeps: true },
  },
  {
    fault: "cut after the confirmation, and again before it was saved",
    connection: SHORT,
    strike: ({ faults }) => {
      faults.plan("commit", { kind: "cut after" });
      faults.plan("save", { kind: "cut before" });
    },
    fails: { step: "roll back", says: KEEPS, keeps: true },
  },
  {
    fault: "cut after the confirmation, and at the next login",
    connection: SHORT,
    strike: ({ faults }) => {
      faults.plan("commit", { kind: "cut after" });
      faults.plan("hello", { kind: "cut before" }, 1);
    },
    fails: { step: "roll back", says: KEEPS, keeps: true },
  },
  {
    fault: "cut before the confirmation, and at the next login",
    strike: ({ faults }) => {
      faults.plan("commit", { kind: "cut before" });
      faults.plan("hello", { kind: "cut before" }, 1);
    },
    fails: { step: "connect", says: BACK },
  },
  {
    fault: "cannot be saved, nor go back",
    strike: ({ faults }) => {
      faults.plan("save", { kind: "refuse", words: "No space left on the storage medium." });
      faults.plan("rollback", { kind: "refuse", words: "The system is busy." });
    },
    fails: { step: "roll back", says: KEEPS, keeps: true },
  },
  {
    fault: "cannot be saved, and is cut before it goes back",
    connection: SHORT,
    strike: ({ faults }) => {
      faults.plan("save", { kind: "refuse", words: "No space left on the storage medium." });
      faults.plan("rollback", { kind: "cut before" });
    },
    fails: { step: "roll back", says: KEEPS, keeps: true },
  },
  {
    fault: "the confirmation refused",
    strike: ({ faults }) => faults.plan("commit", { kind: "refuse", words: "The system is busy." }),
    fails: { step: "confirm", says: /The system is busy\..*What ran before/ },
  },
  {
    fault: "cannot be saved",
    strike: ({ faults }) =>
      faults.plan("save", { kind: "refuse", words: "No space left on the storage medium." }),
    fails: { step: "confirm", says: /No space left on the storage medium.*What ran before/ },
  },
  { fault: "cut before it was saved", strike: ({ faults }) => faults.plan("save", { kind: "cut before" }) },
  { fault: "cut after it was saved", strike: ({ faults }) => faults.plan("save", { kind: "cut after" }) },
  {
    fault: "cut before the save point ended",
    strike: ({ faults }) => faults.plan("end", { kind: "cut before" }),
  },
  {
    fault: "cut while it goes back",
    artifact: artifact.replace("timer keepalive", "timing keepalive"),
    strike: ({ faults }) => faults.plan("rollback", { kind: "cut before" }),
    fails: { step: "apply", says: BACK },
  },
];

describe("a Comware session that broke", () => {
  let bench: Bench<ComwareServer>;
  beforeEach(async () => {
    bench = await startComwareBench();
  });
  afterEach(() => bench.stop());

  it("is ended by nobody where the device ended it: its number may be another's by now", async () => {
    const { server, inputs } = bench;
    server.faults.plan("configure", { kind: "cut after" });
    expect((await failure(created(inputs))).message).toMatch(BACK);
    expect(server.asked).not.toContain("kill");
  });

  it("is ended where it still has the lock, and the device goes back", async () => {
    const { server, inputs } = bench;
    const before = server.running();
    server.noticesNoCut();
    server.faults.plan("configure", { kind: "cut after" });
    expect((await failure(created(inputs))).message).toMatch(BACK);
    expect(server.asked.filter((one) => one === "kill")).toEqual(["kill"]);
    expect(server.running()).toBe(before);
  });
});

describeFaults(
  {
    title: "a delivery to a Comware switch that a fault strikes",
    start: startComwareBench,
    delivered: "peer 10.254.0.0 group SPINES",
  },
  rows,
);
