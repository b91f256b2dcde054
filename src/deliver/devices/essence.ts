/** What of a running configuration tells whether it is another: not the time at which it was printed. */
export const essence = (running: string): string =>
  running
    .split("\n")
    .map((line) => line.trimEnd())
    .filter(
      (line) =>
        !/^\s*(?:$|[!#]|Building configuration|Current configuration|Last configuration change)/.test(line),
    )
    .join("\n");
