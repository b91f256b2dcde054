import { run, RunError } from "../support/run.ts";

describe("run", () => {
  it("gives back what the program wrote, and its input to it", async () => {
    expect(await run("cat", [], { input: "text" })).toEqual({ stdout: "text", stderr: "", code: 0 });
  });

  it("tells the command, how it ended and what it said", async () => {
    const failing = run("sh", ["-c", "echo no such rack >&2; exit 3"]);
    await expect(failing).rejects.toThrow("sh -c echo no such rack >&2; exit 3: exit code 3\nno such rack");
    await expect(failing).rejects.toMatchObject({ code: 3, stderr: "no such rack\n" });
  });

  it("takes a code that the caller expects", async () => {
    expect(await run("sh", ["-c", "exit 3"], { okCodes: [0, 3] })).toMatchObject({ code: 3 });
  });

  it("ends a program that takes too long", async () => {
    await expect(run("sleep", ["60"], { timeoutSeconds: 0.1 })).rejects.toThrow(
      "sleep 60: ended after 0.1 s",
    );
  });

  it("says that a program is not there", async () => {
    await expect(run("/no/such/program")).rejects.toBeInstanceOf(RunError);
  });
});
