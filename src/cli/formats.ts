/** How a verb can print. The first is the default. */
export const FORMATS = ["text", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** How what compares two specs can print. */
export const REVIEW_FORMATS = ["text", "markdown", "json"] as const;
export type ReviewFormat = (typeof REVIEW_FORMATS)[number];
