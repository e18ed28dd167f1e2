/** Says where the playground is that examples can be opened in. To import this module makes `<cors-check>` known. */
export declare function setPlayground(address: string): void;
