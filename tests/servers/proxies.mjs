// The configuration around the generated files of servers that stand in front of an application.
// `/private` is theirs to protect: what they answer before authentication shows there.
import { writeFileSync } from "node:fs";
import path from "node:path";

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
