// The module as it stands in the bundle: deflated, in base64.

import { inflateSync } from "fflate";

/** The bytes of the module. */
export function unpack(base64: string, size: number): Uint8Array {
  const packed = Uint8Array.from(atob(base64), (point) => point.charCodeAt(0));
  return inflateSync(packed, { out: new Uint8Array(size) });
}
