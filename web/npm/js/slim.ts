// `corsplain/slim`: without WebAssembly, which somebody brings.

export * from "./api.js";
