/** Returns a join code as it is sent: 10 characters of Crockford base32, without case, dashes, and look-alikes. */
export function readCode(typed: string): string {
  const characters = typed
    .toUpperCase()
    .replace(/.*\/R\//, "")
    .replace(/[#?].*/, "")
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return characters.slice(0, 10);
}

/** Returns a join code as it is shown: XXXXX-XXXXX. */
export function showCode(code: string): string {
  return code.length === 10 ? `${code.slice(0, 5)}-${code.slice(5)}` : code;
}
