/** Says a line to whoever watches, while the work goes on. */
export const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
