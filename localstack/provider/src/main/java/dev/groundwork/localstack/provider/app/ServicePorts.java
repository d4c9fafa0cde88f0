package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.proxy.ServicePort;
import dev.groundwork.localstack.provider.proxy.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Opens the ports of services. */
final class ServicePorts {

    private static final Duration PORT_PATIENCE = Duration.ofSeconds(2);
    private static final long PORT_PAUSE_MILLIS = 50;
    private static final int PORT_ATTEMPTS = 10;

    private final Ports ports;
    private final int maxConnections;

    ServicePorts(Ports ports, int maxConnections) {
        this.ports = ports;
        this.maxConnections = maxConnections;
    }

    /** A port that is free when looked at may be taken by another program before it is ours. */
    ServicePort any(String name) throws IOException {
        for (var attempt = 1; ; attempt++) {
            try {
                return servicePort(ports.forService(name));
            } catch (IOException e) {
                if (attempt == PORT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** The port of a service may be held for a moment by what was just ended. */
    Optional<ServicePort> reopen(int port) {
        var deadline = System.nanoTime() + PORT_PATIENCE.toNanos();
        while (true) {
            try {
                return Optional.of(servicePort(port));
            } catch (IOException e) {
                if (System.nanoTime() > deadline || !paused()) {
                    return Optional.empty();
                }
            }
        }
    }

    private static boolean paused() {
        try {
            TimeUnit.MILLISECONDS.sleep(PORT_PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ServicePort servicePort(int port) throws IOException {
        return ServicePort.open(port, maxConnections, new Target.Nothing(AppRuntime.NEVER));
    }
}
