package dev.groundwork.localstack.stripe;

import dev.groundwork.localstack.cloud.store.PrivateFile;
import dev.groundwork.localstack.http.HttpHandler;
import dev.groundwork.localstack.http.HttpLimits;
import dev.groundwork.localstack.http.LoopbackServer;
import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The port of the stand-in, kept over restarts where it is free then, so that links to pages stay good. */
final class StripePort {

    private static final String NUMBER = "\\d{1,5}";

    private StripePort() {}

    static LoopbackServer listen(Path folder, HttpLimits limits, HttpHandler handler) throws IOException {
        var file = new PrivateFile(folder.resolve("port"));
        var server = listen(file, limits, handler);
        file.write(String.valueOf(server.port()).getBytes(StandardCharsets.US_ASCII));
        return server;
    }

    private static LoopbackServer listen(PrivateFile file, HttpLimits limits, HttpHandler handler) throws IOException {
        try {
            return LoopbackServer.listen(kept(file).orElse(0), limits, handler);
        } catch (BindException taken) {
            return LoopbackServer.listen(0, limits, handler);
        }
    }

    private static Optional<Integer> kept(PrivateFile file) {
        return file.read()
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                .filter(text -> text.matches(NUMBER))
                .map(Integer::valueOf);
    }
}
