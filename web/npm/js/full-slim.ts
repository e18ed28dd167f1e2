// `corsplain/full/slim`: without WebAssembly, which somebody brings.

export * from "./full-api.js";
