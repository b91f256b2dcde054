import type { Operation } from "./operation.ts";

const shared = (one: readonly string[], other: readonly string[]): number => {
  const differs = one.findIndex((header, at) => header !== other[at]);
  return differs === -1 ? one.length : differs;
};

/** Operations in the order of their places, as commands: blocks are entered for them and left after them. */
export function commandsOf(operations: readonly Operation[], leave: string): readonly string[] {
  const commands: string[] = [];
  let open: readonly string[] = [];
  const go = (path: readonly string[]): void => {
    const common = shared(open, path);
    commands.push(...open.slice(common).map(() => leave), ...path.slice(common));
    open = path;
  };
  for (const { path, command } of operations) {
    go(path);
    if (command !== null) commands.push(command);
  }
  go([]);
  return commands;
}
