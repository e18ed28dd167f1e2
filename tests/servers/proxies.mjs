// The configuration around the generated files of servers that stand in front of an application.
// `/private` is theirs to protect: what they answer before authentication shows there.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Of `secret`. */
const BCRYPT = "$2a$14$ldZjnbZq0pHC4du2w78eheSmFyrZh6J9bcbTmo6Br4KdtCp23gj/S";

const isRoot = process.getuid?.() === 0;

export function nginx(dir, { port, upstream }) {
  writeFileSync(path.join(dir, "htpasswd"), "user:{PLAIN}secret\n");
  writeFileSync(
    path.join(dir, "nginx.conf"),
    `${isRoot ? "user root;" : ""}
daemon off;
worker_processes 1;
pid ${dir}/nginx.pid;
events {}
http {
    access_log off;
    client_body_temp_path ${dir}/body;
    proxy_temp_path ${dir}/proxy;
    fastcgi_temp_path ${dir}/fastcgi;
    uwsgi_temp_path ${dir}/uwsgi;
    scgi_temp_path ${dir}/scgi;
    include cors-maps.conf;
    server {
        listen 127.0.0.1:${port};
        location / {
            include cors.conf;
            proxy_pass http://127.0.0.1:${upstream};
        }
        location /private {
            include cors.conf;
            auth_basic "private";
            auth_basic_user_file htpasswd;
            proxy_pass http://127.0.0.1:${upstream};
        }
    }
}
`,
  );
}

export function apache(dir, { port, upstream }) {
  const modules = [
    ...["mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic"],
    ...["headers", "rewrite", "setenvif", "proxy", "proxy_http"],
  ];
  const loaded = modules.map(
    (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
  );
  // Only root may become somebody else, and must.
  const user = isRoot ? "User www-data\nGroup www-data\n" : "";
  // The file of passwords is read by whoever the server has become.
  writeFileSync(path.join(dir, "htpasswd"), "user:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n");
  writeFileSync(
    path.join(dir, "httpd.conf"),
    `${loaded.join("\n")}
${user}ServerName api.site.test
Listen 127.0.0.1:${port}
PidFile ${dir}/httpd.pid
DefaultRuntimeDir ${dir}
ErrorLog ${dir}/error.log
<VirtualHost 127.0.0.1:${port}>
    Include cors.conf
    ProxyPass / http://127.0.0.1:${upstream}/
    <Location /private>
        AuthType Basic
        AuthName private
        AuthBasicProvider file
        AuthUserFile ${dir}/htpasswd
        Require valid-user
    </Location>
</VirtualHost>
`,
  );
}

export function caddy(dir, { port, upstream }) {
  writeFileSync(
    path.join(dir, "Caddyfile"),
    `{
	admin off
	auto_https off
}
import cors.caddy
http://:${port} {
	bind 127.0.0.1
	route {
		import cors
		basicauth /private {
			user ${BCRYPT}
		}
		reverse_proxy 127.0.0.1:${upstream} {
			import cors_upstream
		}
	}
}
`,
  );
}

export function haproxy(dir, { port, upstream }) {
  const recipe = readFileSync(path.join(dir, "cors.cfg"), "utf8");
  writeFileSync(
    path.join(dir, "haproxy.cfg"),
    `defaults
    mode http
    timeout connect 5s
    timeout client 30s
    timeout server 30s
userlist people
    user user insecure-password secret
listen site
    bind 127.0.0.1:${port}
${recipe.replaceAll(/^/gmu, "    ")}
    http-request auth realm private if { path /private } !{ http_auth(people) }
    server application 127.0.0.1:${upstream}
`,
  );
}

/** A Worker has no port of its own: its runtime is told one. */
export function workers(dir, { port }) {
  writeFileSync(
    path.join(dir, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [
    (name = "workers.mjs", esModule = embed "workers.mjs"),
    (name = "cors.mjs", esModule = embed "cors.mjs"),
    (name = "handler.mjs", esModule = embed "handler.mjs"),
  ],
  compatibilityDate = "2026-01-01",
);
`,
  );
}
