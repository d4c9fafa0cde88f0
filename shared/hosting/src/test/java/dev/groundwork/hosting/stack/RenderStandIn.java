package dev.groundwork.hosting.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.hosting.provider.render.FakeRender;
import dev.groundwork.hosting.provider.rest.FakeApi;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Render's, whose address ends with the version of the API, and here with a slash too. */
final class RenderStandIn implements StandIn {

    private final FakeRender render = new FakeRender();

    RenderStandIn() {
        render.start();
    }

    @Override
    public String name() {
        return "render";
    }

    @Override
    public String toString() {
        return name();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("GROUNDWORK_RENDER_URL", render.url() + "/", "GROUNDWORK_RENDER_TOKEN", FakeApi.TOKEN);
    }

    @Override
    public void settle() {
        render.settle();
    }

    @Override
    public Optional<String> buildAt(String host) {
        return render.buildAt(host);
    }

    @Override
    public List<String> services() {
        return render.ids();
    }

    @Override
    public Optional<String> variable(String service, String key) {
        return Optional.ofNullable(render.variables(service).get(key));
    }

    @Override
    public int deployments(String service) {
        return render.deploys(service).size();
    }

    @Override
    public void write(String service, Instant time, String message) {
        render.write(service, "app", time, message);
    }

    @Override
    public void verified(String service, String domain) {
        render.verified(service, domain);
    }

    @Override
    public void failNext() {
        StandIns.failNext(render);
    }

    @Override
    public void refuseToken(boolean isRefused) {
        render.refuseToken(isRefused);
    }

    @Override
    public int requests() {
        return render.calls().size();
    }

    @Override
    public List<String> findings() {
        return render.findings();
    }

    /** As Standard Webhooks says: HMAC-SHA256 over id, time and body, by the key behind {@code whsec_}. */
    @Override
    public Notification notification(JsonNode webhook, String service, Instant now) {
        var id = "msg_" + UUID.randomUUID();
        var time = Long.toString(now.getEpochSecond());
        var body = "{\"type\":\"deploy_ended\",\"timestamp\":\"%s\",\"data\":{\"id\":\"evt-1\",\"serviceId\":\"%s\"}}"
                .formatted(now, service);
        var key = Base64.getDecoder().decode(webhook.path("secret").asText().substring("whsec_".length()));
        var signature =
                Base64.getEncoder().encodeToString(Signatures.hmac("HmacSHA256", key, id + "." + time + "." + body));
        return new Notification(
                URI.create(webhook.path("url").asText()),
                body,
                Map.of("webhook-id", id, "webhook-timestamp", time, "webhook-signature", "v1," + signature));
    }

    @Override
    public void close() {
        render.close();
    }
}
