/** What a device said to one command. */
interface Said {
  readonly command: string;
  readonly lines: readonly string[];
}

/** A prompt, and what was typed at it. */
const ECHO = /^\s*(?:<[^<>]+>|\[[^[\]]+\])(.*)$/;

/** What Comware says to commands that it refuses; all else that it says is a remark, as of a question that it goes on from. */
const REFUSALS: readonly RegExp[] = [
  /^\s*%/,
  /^\s*\^\s*$/,
  /^\s*(?:Error|Failed)\b/i,
  /\b(?:cannot|can't|could not|failed|invalid|illegal|not (?:supported|allowed|permitted|been enabled)|does(?: not|n't)|is locked|exceed(?:s|ed)?|conflicts?)\b/i,
];

/** A transcript of a session, by command. What comes before the first prompt is nobody's answer. */
function byCommand(transcript: string): readonly Said[] {
  const said: { command: string; lines: string[] }[] = [];
  for (const line of transcript.replace(/\r/g, "").split("\n")) {
    const [, typed] = ECHO.exec(line) ?? [];
    if (typed !== undefined) said.push({ command: typed.trim(), lines: [] });
    else if (line.trim() !== "") said.at(-1)?.lines.push(line);
  }
  return said;
}

/** Each refused command of a transcript with why, in the device's words. */
export const refusalsOf = (transcript: string): readonly string[] =>
  byCommand(transcript).flatMap(({ command, lines }) => {
    if (!lines.some((line) => REFUSALS.some((pattern) => pattern.test(line)))) return [];
    const words = lines.map((line) => line.trim()).filter((line) => line !== "^");
    return [`${command}: ${words.join(" ")}`];
  });

/** Why it does not know, or does not allow, a display command; undefined where it answers. */
export const unansweredIn = (transcript: string): string | undefined =>
  byCommand(transcript.slice(0, 1000)).flatMap(({ command, lines }) => {
    const why = lines.find((line) => /^\s*%/.test(line));
    return why === undefined ? [] : [`${command}: ${why.trim()}`];
  })[0];

/** What a device said to one display command: no echo before it and no prompt after it. */
export const answerIn = (transcript: string): string => {
  const lines = transcript.replace(/\r/g, "").split("\n");
  const first = lines.findIndex((line) => ECHO.test(line) && /\bdisp/.test(line));
  const answer = lines.slice(first + 1);
  while (/^\s*(?:<[^<>]+>\s*)?$/.test(answer.at(-1) ?? "x")) answer.pop();
  return answer.join("\n");
};
