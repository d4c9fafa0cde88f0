package dev.groundwork.localstack.provider.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.provider.app.Deploy;
import dev.groundwork.localstack.provider.app.HostedApp;
import dev.groundwork.localstack.provider.app.LogType;
import dev.groundwork.localstack.provider.database.HostedDatabase;
import dev.groundwork.localstack.provider.log.LogPage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes answers: every member is always there, null where there is nothing. */
final class Views {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Views() {}

    static ObjectNode service(HostedApp app) {
        var record = app.record();
        return JSON.objectNode()
                .put("id", record.id())
                .put("name", record.name())
                .put("marker", record.marker())
                .put("url", "http://127.0.0.1:" + record.port() + "/")
                .put("status", app.status().word())
                .put("activeDeployId", record.active())
                .put("notice", record.notice().isEmpty() ? null : record.notice());
    }

    static ObjectNode database(HostedDatabase database) {
        var record = database.record();
        return JSON.objectNode()
                .put("id", record.id())
                .put("name", record.name())
                .put("marker", record.marker())
                .put("engine", record.engine())
                .put("status", database.status().name().toLowerCase(Locale.ROOT))
                .put("url", database.address())
                .put("detail", database.detail().isEmpty() ? null : database.detail());
    }

    static ObjectNode texts(List<String> texts) {
        var list = JSON.arrayNode();
        texts.forEach(list::add);
        var page = JSON.objectNode();
        page.set("items", list);
        return page;
    }

    static ObjectNode deploy(Deploy deploy) {
        return JSON.objectNode()
                .put("id", deploy.id())
                .put("status", deploy.status().word())
                .put("detail", deploy.detail().isEmpty() ? null : deploy.detail())
                .put("commit", deploy.commit())
                .put("clientToken", deploy.clientToken())
                .put("artifactOf", deploy.artifact())
                .put("createdAt", deploy.createdAt().toString())
                .put("startedAt", time(deploy.startedAt()))
                .put("finishedAt", time(deploy.finishedAt()));
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    static ObjectNode items(Stream<ObjectNode> items) {
        var list = JSON.arrayNode();
        items.forEach(list::add);
        var page = JSON.objectNode();
        page.set("items", list);
        return page;
    }

    static ObjectNode log(LogType type, LogPage page) {
        var view = items(page.lines().stream()
                .map(line -> JSON.objectNode()
                        .put("time", line.time().toString())
                        .put("type", type.word())
                        .put("message", line.message())
                        .put("cursor", Long.toString(line.sequence()))));
        return page.next().isPresent()
                ? view.put("nextCursor", Long.toString(page.next().getAsLong()))
                : view.putNull("nextCursor");
    }

    static ObjectNode error(ApiError refusal) {
        return JSON.objectNode().put("code", refusal.code()).put("message", refusal.message());
    }

    static ObjectNode broken() {
        return JSON.objectNode().put("code", "internal").put("message", "The provider failed; its log says why");
    }
}
