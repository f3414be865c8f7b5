// The guided example: what each step shows, in this order.
export const GUIDE = ["verdict", "finding", "cell", "repair", "away"] as const;
export type GuideStep = (typeof GUIDE)[number];
