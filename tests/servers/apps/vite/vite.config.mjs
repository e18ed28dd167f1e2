import { api, cors } from "./cors.mjs";

export default {
  server: {
    host: "127.0.0.1",
    port: Number(process.env.PORT),
    strictPort: true,
    allowedHosts: ["api.site.test"],
    cors,
    proxy: { "/": api(`http://127.0.0.1:${process.env.UPSTREAM}`) },
  },
};
