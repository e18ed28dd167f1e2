/** The package's version, which the bundler writes here. */
declare const VERSION: string;

export const version = VERSION;
