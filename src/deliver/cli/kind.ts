/** What of a system's interactive command line must be known to use it, as data. */
export interface CliKind {
  /** A prompt at the end of what came; captures the device's own name. */
  readonly prompt: RegExp;
  /** What it says where a page is full. */
  readonly more: RegExp;
  /** Anything that waits for one of a few answers, at the end of what came; must fit no prompt: of ports and addresses these have slashes too. */
  readonly question: RegExp;
  /** Questions that are answered, the first that fits; any other ends the session. */
  readonly answers: readonly { readonly asks: RegExp; readonly answer: string }[];
  /** Lines by which a command is refused. */
  readonly refusals: readonly RegExp[];
  /** Commands that show something: what they show may have lines like a refusal, and secrets. */
  readonly shows: RegExp;
}
