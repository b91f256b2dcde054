export { run, RunError, type RunOptions, type RunResult } from "../../tools/run.ts";
