import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { lockInTheWay, locksOf, stateOf, type LockOwner } from "../../tools/stack-lock.ts";

const now = (): string => new Date().toISOString();
const ended = spawnSync("true").pid;

const owner = (change: Partial<LockOwner> = {}): LockOwner => ({
  pid: process.pid,
  username: "op",
  hostname: hostname(),
  timestamp: now(),
  ...change,
});

describe("the owner of a stack's lock", () => {
  it("runs, has ended, is a later process of the same id, or is on another host", async () => {
    expect(await stateOf(owner())).toBe("runs");
    expect(await stateOf(owner({ pid: ended }))).toBe("ended");
    expect(await stateOf(owner({ timestamp: "2020-01-01T00:00:00Z" }))).toBe("ended");
    expect(await stateOf(owner({ hostname: "another" }))).toBe("elsewhere");
  });

  it("is never pushed aside while it runs, and else only when that is asked for", async () => {
    const gone = owner({ pid: ended });
    const far = owner({ hostname: "another" });
    expect(await lockInTheWay([owner()], "demo", true)).toMatch(/locked by op@.*It still runs/);
    expect(await lockInTheWay([gone], "demo", false)).toMatch(/`npm start -- demo --unlock`/);
    expect(await lockInTheWay([far], "demo", false)).toMatch(/another.*can't be seen from here/);
    expect(await lockInTheWay([gone, far], "demo", true)).toBeUndefined();
    expect(await lockInTheWay([gone, owner()], "demo", true)).toMatch(/It still runs/);
    expect(await lockInTheWay([], "demo", false)).toBeUndefined();
  });

  it("is nobody where there is no state", async () => {
    expect(await locksOf("/nowhere", "project", "stack")).toEqual([]);
  });
});
