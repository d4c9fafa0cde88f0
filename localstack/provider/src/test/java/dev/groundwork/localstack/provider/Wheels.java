package dev.groundwork.localstack.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small packages of Python that have the names and the shape of known ones, and run on the standard library. */
final class Wheels {

    /** A Flask app that only defines itself. */
    static final String FLASK_APP = "from flask import Flask\n\napp = Flask(__name__)\n";

    private static final String GUNICORN = """
            import importlib, sys
            from wsgiref.simple_server import make_server

            def run():
                sys.path.insert(0, '')
                host, port = sys.argv[2].split(':')
                module, name = sys.argv[3].split(':')
                make_server(host, int(port), getattr(importlib.import_module(module), name)).serve_forever()
            """;

    private static final String FLASK = """
            import sys

            class Flask:
                def __init__(self, name):
                    pass

                def __call__(self, environ, start_response):
                    known = environ['PATH_INFO'] == '/'
                    start_response('200 OK' if known else '404 Not Found', [('Content-Type', 'text/plain')])
                    return [('flask in ' + sys.prefix).encode()]
            """;

    /** The framework, and the server that runs its apps, in one package. */
    private static final String FAST_API = """
            import importlib, sys
            from http.server import BaseHTTPRequestHandler, HTTPServer

            class FastAPI:
                pass

            def uvicorn():
                sys.path.insert(0, '')
                _, _, host, _, port, target = sys.argv
                module, name = target.split(':')
                assert isinstance(getattr(importlib.import_module(module), name), FastAPI)

                class Handler(BaseHTTPRequestHandler):
                    def do_GET(self):
                        self.send_response(200 if self.path == '/' else 404)
                        self.end_headers()
                        self.wfile.write(('fastapi of ' + target).encode())
                HTTPServer((host, int(port)), Handler).serve_forever()
            """;

    private Wheels() {}

    static byte[] flask() throws IOException {
        return wheel("flask", "3.0", FLASK, "");
    }

    static byte[] gunicorn() throws IOException {
        return wheel("gunicorn", "23.0", GUNICORN, "gunicorn = gunicorn:run");
    }

    static byte[] fastApi() throws IOException {
        return wheel("fastapi", "0.1", FAST_API, "uvicorn = fastapi:uvicorn");
    }

    /** Makes a package of one module (Python packaging, "Binary distribution format"). */
    private static byte[] wheel(String name, String version, String module, String program) throws IOException {
        var info = name + "-" + version + ".dist-info/";
        var files = new LinkedHashMap<String, String>();
        files.put(name + ".py", module);
        files.put(info + "METADATA", "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
        files.put(info + "WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        files.put(info + "entry_points.txt", program.isEmpty() ? "" : "[console_scripts]\n" + program + "\n");
        files.put(
                info + "RECORD",
                files.keySet().stream().map(file -> file + ",,\n").collect(Collectors.joining()) + info + "RECORD,,\n");
        return zip(files);
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
