/** Lines that say what EOS does by itself, so that a port that did otherwise does it again. */
const SAYS_NOTHING = /^!$|^ {3}!$|^ {3}no shutdown$|^ {3}switchport$|^ {3}switchport mode access$/;

/** What is claimed of a strict parser, given a text that it reads. */
export function itMissesNothing(text: string, read: (text: string) => unknown): void {
  /** Facts, or the reason why there are none. */
  const said = (content: string): string => {
    try {
      return JSON.stringify(read(content));
    } catch (error) {
      return String(error);
    }
  };
  const lines = text.split("\n");
  const whole = said(text);
  const indices = [...lines.entries()]
    .filter(([, line]) => line !== "" && !SAYS_NOTHING.test(line))
    .map(([at]) => at);

  it("reads it", () => {
    expect(whole).toMatch(/^\{/);
  });

  it("misses each line that is taken out", () => {
    const missed = indices.filter((at) => said(lines.toSpliced(at, 1).join("\n")) === whole);
    expect(missed.map((at) => lines[at])).toEqual([]);
  });

  it("refuses each line with a command misspelled", () => {
    const misspelled = (line: string): string => line.replace(/[a-z]{2}/, (two) => `${two}x`);
    const taken = indices.filter((at) =>
      said(lines.with(at, misspelled(lines[at] ?? "")).join("\n")).startsWith("{"),
    );
    expect(taken.map((at) => lines[at])).toEqual([]);
  });

  it("refuses each line that stands in no block, or in the block of another", () => {
    const moved = (line: string): string => (line.startsWith(" ") ? line.trimStart() : `   ${line}`);
    const taken = indices.filter((at) => said(lines.with(at, moved(lines[at] ?? "")).join("\n")) === whole);
    expect(taken.map((at) => lines[at])).toEqual([]);
  });

  it("refuses what is said twice", () => {
    const taken = indices.filter((at) =>
      said(lines.toSpliced(at, 0, lines[at] ?? "").join("\n")).startsWith("{"),
    );
    expect(taken.map((at) => lines[at])).toEqual([]);
  });
}
