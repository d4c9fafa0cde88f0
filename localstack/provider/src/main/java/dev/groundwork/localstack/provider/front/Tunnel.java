package dev.groundwork.localstack.provider.front;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Bytes both ways between two connections, until either side has ended: WebSockets and other protocols that an app changes to. */
final class Tunnel {

    private final Socket client;
    private final InputStream clientIn;
    private final OutputStream clientOut;
    private final Socket app;
    private final InputStream appIn;

    Tunnel(Socket client, InputStream clientIn, OutputStream clientOut, Socket app, InputStream appIn) {
        this.client = client;
        this.clientIn = clientIn;
        this.clientOut = clientOut;
        this.app = app;
        this.appIn = appIn;
    }

    void run() throws IOException {
        client.setSoTimeout(0);
        app.setSoTimeout(0);
        Thread.ofVirtual().start(() -> up());
        try {
            BodyCopy.plain(appIn, clientOut);
        } finally {
            client.close();
        }
    }

    private void up() {
        try (app) {
            BodyCopy.plain(clientIn, app.getOutputStream());
        } catch (IOException e) {
            System.getLogger(Tunnel.class.getName()).log(System.Logger.Level.DEBUG, "A tunnel ended", e);
        }
    }
}
