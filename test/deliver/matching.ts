/** Jest's matchers of text, typed for use inside an expected object. */
export const including = (text: string): unknown => expect.stringContaining(text);
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
