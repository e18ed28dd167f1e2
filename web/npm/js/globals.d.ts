// The few globals that every host has.

declare function atob(base64: string): string;

declare class TextEncoder {
  encode(text: string): Uint8Array;
}
