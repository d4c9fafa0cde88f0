package dev.groundwork.hosting.provider.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.hosting.provider.rest.FakeApi.Call;
import dev.groundwork.hosting.provider.rest.FakeApi.Reply;
import java.util.List;
import java.util.Map;

/** The deployments of the stand-in of Render. */
final class FakeRenderDeploys {

    private String head = "a".repeat(40);
    private boolean queues;
    private int number;

    /** The newest commit of every repository. */
    void head(String commit) {
        head = commit;
    }

    /** Sets whether deployments are accepted by 202 without an id, and not listed. */
    void queues(boolean isQueueing) {
        queues = isQueueing;
    }

    /** Begins a deployment of the newest commit and returns its id. */
    String begin(FakeRenderService service, String trigger) {
        return begin(service, head, trigger);
    }

    private String begin(FakeRenderService service, String commit, String trigger) {
        var deploy = FakeRender.json()
                .createObjectNode()
                .put("id", "dep-" + ++number)
                .put("status", "created");
        deploy.putObject("commit").put("id", commit).put("message", "source");
        deploy.put("trigger", trigger)
                .put("createdAt", FakeRender.START.plusSeconds(number).toString());
        service.begin(deploy);
        return deploy.path("id").asText();
    }

    Reply rollback(Call call, FakeRenderService service) {
        var id = begin(service, "rollback");
        service.rollBack(id, call.body().path("deployId").asText());
        return Reply.of(201, service.deploy(id).orElseThrow());
    }

    Reply answer(Call call, List<String> parts, FakeRenderService stored) {
        if (parts.size() == 3) {
            return call.method().equals("POST") ? ordered(call, stored) : listed(stored);
        }
        return stored.deploy(parts.get(3))
                .map(deploy -> parts.size() == 5 ? cancelled(deploy) : Reply.of(200, deploy))
                .orElseGet(() -> FakeRender.failure(404, "not_found", "deploy not found"));
    }

    private Reply cancelled(ObjectNode deploy) {
        return deploy.path("status").asText().matches("live|.*failed|canceled|deactivated")
                ? FakeRender.failure(400, "bad_request", "the deploy has ended")
                : Reply.of(200, deploy.put("status", "canceled"));
    }

    private Reply ordered(Call call, FakeRenderService stored) {
        var id = begin(stored, call.body().path("commitId").asText(head), "api");
        return queues
                ? new Reply(202, "Queued", Map.of("Content-Type", "text/plain"))
                : Reply.of(201, stored.deploy(id).orElseThrow());
    }

    private Reply listed(FakeRenderService stored) {
        var all = FakeRender.json().createArrayNode();
        stored.deploys.stream()
                .filter(d -> !queues
                        || !d.path("status").asText().equals("created")
                        || d.path("trigger").asText().equals("other"))
                .forEach(d ->
                        all.addObject().put("cursor", d.path("id").asText()).set("deploy", d));
        return Reply.of(200, all);
    }
}
