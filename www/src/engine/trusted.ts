// Addresses of workers, where Trusted Types are enforced.
type Policy = { createScriptURL(url: string): string };
let policy: Policy | undefined;

/** Where Trusted Types are enforced (lock.ts), a worker's address must come out of a policy that the page allows. Only for addresses of our own. */
export function trusted(url: string): string {
  const { trustedTypes: types } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };
  policy ??= types?.createPolicy("gongkai", { createScriptURL: (own) => own });
  return policy ? policy.createScriptURL(url) : url;
}
