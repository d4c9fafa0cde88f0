package dev.groundwork.hosting.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.hosting.provider.rest.FakeApi;
import dev.groundwork.hosting.provider.vercel.FakeVercel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Vercel's, whose address is an origin, here with a slash. */
final class VercelStandIn implements StandIn {

    private final FakeVercel vercel = new FakeVercel();

    VercelStandIn() {
        vercel.start();
    }

    @Override
    public String name() {
        return "vercel";
    }

    @Override
    public String toString() {
        return name();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "GROUNDWORK_VERCEL_URL",
                vercel.url() + "/",
                "GROUNDWORK_VERCEL_TEAM",
                FakeVercel.TEAM,
                "GROUNDWORK_VERCEL_TOKEN",
                FakeApi.TOKEN);
    }

    @Override
    public void settle() {
        vercel.settle();
    }

    @Override
    public Optional<String> buildAt(String host) {
        return vercel.buildAt(host);
    }

    @Override
    public List<String> services() {
        return vercel.ids();
    }

    @Override
    public Optional<String> variable(String service, String key) {
        return Optional.ofNullable(vercel.variables(service).get(key))
                .map(value -> value.substring(value.indexOf(':') + 1));
    }

    @Override
    public int deployments(String service) {
        return vercel.deployments(service);
    }

    @Override
    public void write(String service, Instant time, String message) {
        vercel.writeRuntime("row-" + UUID.randomUUID(), time, message);
    }

    @Override
    public void verified(String service, String domain) {
        vercel.domain(service, domain, true);
    }

    @Override
    public void failNext() {
        StandIns.failNext(vercel);
    }

    @Override
    public void refuseToken(boolean isRefused) {
        vercel.refuseToken(isRefused);
    }

    @Override
    public int requests() {
        return vercel.calls().size();
    }

    @Override
    public List<String> findings() {
        return vercel.findings();
    }

    /** HMAC-SHA1 over the raw body, in hex. */
    @Override
    public Notification notification(JsonNode webhook, String service, Instant now) {
        var body = "{\"id\":\"evt_%s\",\"type\":\"deployment.ready\",\"payload\":{\"project\":{\"id\":\"%s\"}}}"
                .formatted(UUID.randomUUID(), service);
        var key = webhook.path("secret").asText().getBytes(StandardCharsets.UTF_8);
        var signature = HexFormat.of().formatHex(Signatures.hmac("HmacSHA1", key, body));
        return new Notification(
                URI.create(webhook.path("url").asText()), body, Map.of("x-vercel-signature", signature));
    }

    @Override
    public void close() {
        vercel.close();
    }
}
