package dev.groundwork.hosting.client;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;

/**
 * Makes requests to the addresses of apps and to custom domains. Where {@code GROUNDWORK_PROBE_URL} is set, each goes there in plain HTTP with
 * its path kept and the app's own name as host; an address that is an IP, as the local provider has them, is asked itself.
 */
@Singleton
public final class ProbeRequests {

    private static final String HOST = "Host";

    static {
        HostHeader.allow();
    }

    private final Optional<URI> target;

    /** Makes requests that go to this address, or to the apps themselves where it is empty. */
    public ProbeRequests(@Value("${groundwork.probe.url}") String target) {
        this.target = Optional.of(target.replaceAll("/+$", ""))
                .filter(text -> !text.isEmpty())
                .map(URI::create);
    }

    /** Returns a GET of this url. */
    public HttpRequest get(URI url) {
        var request = HttpRequest.newBuilder()
                .header("User-Agent", "groundwork-probe")
                .GET();
        return target.filter(t -> !isIp(url.getHost()))
                .map(t -> request.uri(URI.create(t + url.getRawPath())).header(HOST, url.getAuthority()))
                .orElseGet(() -> request.uri(url))
                .build();
    }

    private static boolean isIp(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }
}
