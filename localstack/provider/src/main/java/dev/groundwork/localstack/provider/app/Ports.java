package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.database.HostedDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/**
 * Ports that nothing listens on, each given to one holder at a time. Both ranges lie below those that systems take for outgoing
 * connections, so that a port is not lost to one while its owner is away.
 */
final class Ports implements HostedDatabases.DatabasePorts {

    private static final int FIRST_SERVICE = 20_000;
    private static final int FIRST_PRIVATE = 28_000;
    private static final int SERVICES = 8_000;
    private static final int PRIVATES = 4_700;

    private final Set<Integer> taken = new HashSet<>();
    private final int seed;
    private int next;

    /** Providers of different folders begin to look at different places. */
    Ports(int seed) {
        this.seed = seed;
        this.next = Math.floorMod(seed, PRIVATES);
    }

    /** A port for a service, the same again for the same name where it is free. */
    @Override
    public synchronized int forService(String name) {
        var start = Math.floorMod(name.hashCode() * 31 + seed, SERVICES);
        for (var i = 0; i < SERVICES; i++) {
            var port = FIRST_SERVICE + (start + i) % SERVICES;
            if (free(port) && taken.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free");
    }

    /** A port for a process. Those given back lately come last. */
    synchronized int forProcess() {
        for (var i = 0; i < PRIVATES; i++) {
            next = (next + 1) % PRIVATES;
            var port = FIRST_PRIVATE + next;
            if (!taken.contains(port) && free(port)) {
                taken.add(port);
                return port;
            }
        }
        throw new IllegalStateException("no port is free");
    }

    /** Notes one that is held anyway. */
    @Override
    public synchronized void take(int port) {
        taken.add(port);
    }

    @Override
    public synchronized void release(int port) {
        taken.remove(port);
    }

    /** Asked at every address: an app may listen at all of them. */
    private static boolean free(int port) {
        for (var host : new String[] {"127.0.0.1", "0.0.0.0"}) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.ofLiteral(host), port));
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
