package dev.groundwork.hosting.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.hosting.provider.railway.FakeRailway;
import dev.groundwork.hosting.provider.railway.RailwayFault;
import dev.groundwork.hosting.provider.railway.RailwayStateProject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Railway's, whose address is the whole address of the API. */
final class RailwayStandIn implements StandIn {

    private final FakeRailway railway = new FakeRailway();

    @Override
    public String name() {
        return "railway";
    }

    @Override
    public String toString() {
        return name();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "GROUNDWORK_RAILWAY_URL", railway.url().toString(), "GROUNDWORK_RAILWAY_TOKEN", FakeRailway.TOKEN);
    }

    @Override
    public void settle() {
        // Railway's deployments are ready at once.
    }

    @Override
    public Optional<String> buildAt(String host) {
        return railway.state().buildAt(host);
    }

    @Override
    public List<String> services() {
        return railway.state().projects().stream().map(RailwayStateProject::id).toList();
    }

    private RailwayStateProject project(String service) {
        return railway.state().projects().stream()
                .filter(p -> p.id().equals(service))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Optional<String> variable(String service, String key) {
        return Optional.ofNullable(project(service).variables.get(key)).map(Object::toString);
    }

    @Override
    public int deployments(String service) {
        return project(service).deployments.size();
    }

    @Override
    public void write(String service, Instant time, String message) {
        project(service).log.add(Map.of("timestamp", time.toString(), "message", message, "severity", "info"));
    }

    @Override
    public void verified(String service, String domain) {
        railway.state().verified(domain);
    }

    @Override
    public void failNext() {
        railway.faults((field, number) -> switch (number) {
            case 1 -> Optional.of(RailwayFault.RATE_LIMITED);
            case 2 -> Optional.of(RailwayFault.SERVER_ERROR);
            default -> Optional.empty();
        });
    }

    @Override
    public void refuseToken(boolean isRefused) {
        railway.faults((field, number) -> isRefused ? Optional.of(RailwayFault.TOKEN_REFUSED) : Optional.empty());
    }

    @Override
    public int requests() {
        return railway.calls().size();
    }

    @Override
    public List<String> findings() {
        return railway.findings();
    }

    @Override
    public Notification notification(JsonNode webhook, String service, Instant now) {
        var body =
                ("{\"type\":\"Deployment.deployed\",\"note\":\"%s\",\"details\":{\"status\":\"SUCCESS\"},\"resource\":"
                                + "{\"project\":{\"id\":\"%s\"},\"environment\":{\"id\":\"env-%s\"},\"service\":{\"id\":\"srv-%s\"}}}")
                        .formatted(UUID.randomUUID(), service, service, service);
        return new Notification(URI.create(webhook.path("url").asText()), body, Map.of());
    }

    @Override
    public void close() {
        railway.close();
    }
}
