// The host's `TextEncoder` and `TextDecoder`, which are all but everywhere: Jest's jsdom lacks them. The
// bundler puts these in the place of the globals.

interface Host {
  TextEncoder?: new () => { encode(text: string): Uint8Array };
  TextDecoder?: new () => { decode(bytes?: Uint8Array): string };
}
const host = globalThis as Host;

class Encoder {
  encode(text: string): Uint8Array {
    const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
    const bytes = escaped.replace(/%(..)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  }
}

/** What the WebAssembly writes is always well-formed. */
class Decoder {
  decode(bytes: Uint8Array = new Uint8Array()): string {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""));
  }
}

const [encoder, decoder] = [host.TextEncoder ?? Encoder, host.TextDecoder ?? Decoder];
export { encoder as TextEncoder, decoder as TextDecoder };
