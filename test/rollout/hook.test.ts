import { askHook } from "../../src/cli/rollout/hook.ts";
import { SECRET_VARIABLES } from "../../src/cli/deliver-variables.ts";

const event = { fabric: "dc; touch /tmp/never", batch: 1, batches: 2 };

describe("a hook", () => {
  it("reads what it is told on its standard input, and may say no in its own words", async () => {
    const text = JSON.stringify(event);
    expect(await askHook("cat >&2; exit 1", event)).toBe(
      `the hook stops it after batch 1: it ended with 1: ${text}`,
    );
    expect(await askHook("true", event)).toBeNull();
  });

  it("that can't be asked says why, and not with which password", async () => {
    expect(await askHook("http://127.0.0.1:1/", event)).toMatch(/after batch 1: .*(ECONNREFUSED|bad port)/);
    const why = await askHook("http://me:hush@127.0.0.1:1/", event);
    expect(why).toMatch(/after batch 1: /);
    expect(why).not.toContain("hush");
  });

  it("gets no secret out of the environment", async () => {
    const before = { ...process.env };
    for (const name of SECRET_VARIABLES) process.env[name] = "hush";
    try {
      expect(await askHook("! env | grep -q hush", event)).toBeNull();
    } finally {
      for (const name of SECRET_VARIABLES) {
        if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = before[name];
      }
    }
  });
});
