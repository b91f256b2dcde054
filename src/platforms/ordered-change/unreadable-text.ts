/** A text that is not in the form in which its system has such texts. Its message says which form that is. */
export class UnreadableText extends Error {
  override readonly name = "UnreadableText";
}
