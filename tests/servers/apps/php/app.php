<?php

require __DIR__ . '/cors.php';

header('Vary: Accept-Encoding', false);
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path === '/private' && !isset($_SERVER['HTTP_AUTHORIZATION'])) {
    http_response_code(401);
    exit('Who are you?');
}
if (!in_array($path, ['/items', '/fail', '/throw', '/private'], true)) {
    http_response_code(404);
    exit('not found');
}
if ($path === '/throw') {
    throw new RuntimeException('thrown on purpose');
}
header('X-Total: 3');
if ($path === '/items') {
    header('Cache-Control: max-age=60');
}
http_response_code($path === '/fail' ? 500 : 200);
echo $path;
