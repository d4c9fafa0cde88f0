package dev.groundwork.localstack.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The server, byte by byte. */
final class ServerTest {

    private final DynamoDbEngine engine;
    private final DynamoDbServer server;
    private final Socket socket;
    private final BufferedReader in;

    ServerTest() throws IOException {
        engine = DynamoDbEngine.open(EngineOptions.inMemory(InstantSource.system()));
        server = DynamoDbServer.start(engine, 0);
        socket =
                new Socket(InetAddress.ofLiteral("127.0.0.1"), server.endpoint().getPort());
        socket.setSoTimeout(30_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        server.close();
        engine.close();
    }

    private record Reply(String status, Map<String, String> headers, String body) {}

    private Reply send(String request) throws IOException {
        socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        var status = String.valueOf(in.readLine());
        var headers = new HashMap<String, String>();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            headers.put(
                    line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
                    line.substring(line.indexOf(':') + 2));
        }
        var body = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
        for (int at = 0; at < body.length; ) {
            at += in.read(body, at, body.length - at);
        }
        return new Reply(status, headers, new String(body));
    }

    private static String post(String target, String body) {
        return "POST / HTTP/1.1\nHost: x\nX-Amz-Target: DynamoDB_20120810." + target + "\nContent-Length: "
                + body.length() + "\n\n" + body;
    }

    @Test
    @DisplayName("INFRA-CRED-838 a connection serves one request after another, each with its id and its checksum")
    void keepAlive() throws IOException {
        var first = send(post("ListTables", "{}"));
        var second = send(post("ListTables", "{}"));

        var crc = new CRC32();
        crc.update(first.body().getBytes(StandardCharsets.UTF_8));
        assertThat(first.status()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(first.body()).isEqualTo("{\"TableNames\":[]}");
        assertThat(first.headers()).containsEntry("x-amz-crc32", String.valueOf(crc.getValue()));
        assertThat(first.headers().get("x-amzn-requestid"))
                .isNotBlank()
                .isNotEqualTo(second.headers().get("x-amzn-requestid"));
    }

    @Test
    @DisplayName("INFRA-CRED-839 what is no request of the protocol is refused in its words")
    void protocolErrors() throws IOException {
        assertThat(send(post("DropEverything", "{}")).body()).contains("UnknownOperationException");
        assertThat(send(post("ListTables", "{")).body()).contains("SerializationException");
        assertThat(send(post("ListTables", "[]")).body()).contains("SerializationException");
        assertThat(send(post("ListTables", "{\"Limit\":\"many\"}")).body()).contains("SerializationException");
        assertThat(send(post("ListTables", "{\"Unknown\":1}")).status()).startsWith("HTTP/1.1 200");
    }

    @Test
    @DisplayName("INFRA-CRED-857 a chunked body is read to its end")
    void chunked() throws IOException {
        var reply = send(
                "POST / HTTP/1.1\nHost: x\nX-Amz-Target: DynamoDB_20120810.ListTables\nTransfer-Encoding: chunked\n\n1\n{\n1\n}\n0\n\n");

        assertThat(reply.body()).isEqualTo("{\"TableNames\":[]}");
        assertThat(send(post("ListTables", "{}")).status()).startsWith("HTTP/1.1 200");
    }

    @Test
    @DisplayName("INFRA-CRED-858 what is too much for a request is a 413, and the connection ends")
    void badRequests() throws IOException {
        assertThat(send("POST / HTTP/1.1\nHost: x\nContent-Length: 99999999\n\n")
                        .status())
                .startsWith("HTTP/1.1 413");
        assertThat(in.readLine()).isNull();
    }

    @Test
    @DisplayName("INFRA-CRED-859 the server listens on the loopback address only")
    void loopback() {
        assertThat(server.endpoint().getHost()).isEqualTo("127.0.0.1");
        assertThat(socket.getInetAddress().isLoopbackAddress()).isTrue();
    }
}
