package dev.groundwork.localstack.provider;

import java.util.Map;

/** Small apps. */
final class Sources {

    private Sources() {}

    /** A page. */
    static Map<String, String> page(String text) {
        return Map.of("index.html", "<h1>" + text + "</h1>");
    }

    /** A server in Node without dependencies that answers everything with a text, and its process id at /pid. */
    static Map<String, String> node(String text) {
        return Map.of(
                "package.json", "{\"scripts\": {\"start\": \"node server.js\"}}", "server.js", """
                const http = require('http');
                http.createServer((request, response) => {
                  if (request.url === '/.well-known/groundwork-build') {
                    response.writeHead(404); response.end(); return;
                  }
                  if (request.url === '/die') { console.log('dying'); process.exit(3); }
                  if (request.url === '/env') { response.end(JSON.stringify(process.env)); return; }
                  if (request.url === '/headers') { response.end(JSON.stringify(request.headers)); return; }
                  if (request.url === '/pid') { response.end(String(process.pid)); return; }
                  console.log('asked for ' + request.url);
                  response.end('%s');
                }).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'));
                """.formatted(text));
    }

    /** The same in Python, started as app.py. */
    static Map<String, String> python(String text) {
        return Map.of("app.py", """
                import json, os
                from http.server import BaseHTTPRequestHandler, HTTPServer
                class Handler(BaseHTTPRequestHandler):
                    def do_GET(self):
                        known = self.path in ('/', '/env')
                        self.send_response(200 if known else 404)
                        self.end_headers()
                        self.wfile.write((json.dumps(dict(os.environ)) if self.path == '/env' else '%s').encode())
                HTTPServer(('127.0.0.1', int(os.environ['PORT'])), Handler).serve_forever()
                """.formatted(text));
    }
}
