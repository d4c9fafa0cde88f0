package dev.groundwork.hosting.provider.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.hosting.provider.rest.FakeApi.Call;
import dev.groundwork.hosting.provider.rest.FakeApi.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The databases of the stand-in of Render. Something is appended to the name inside of PostgreSQL, as Render may do. */
public final class FakeRenderPostgres {

    private final Map<String, ObjectNode> all = new LinkedHashMap<>();
    private boolean areNamesUnique;
    private int number;

    /** Ids of all databases. */
    public synchronized List<String> ids() {
        return List.copyOf(all.keySet());
    }

    /** Answers 409 for a name that is taken from now on: nothing is promised about it. */
    public synchronized void namesAreUnique() {
        areNamesUnique = true;
    }

    /** A database of somebody else in the workspace. */
    public synchronized String stranger(String name) {
        return store(FakeRender.json().createObjectNode().put("name", name).put("databaseName", "shop"));
    }

    public synchronized void lose(String id) {
        all.remove(id);
    }

    /** Changes a member of a database. */
    public synchronized void set(String id, String member, String value) {
        stored(id).put(member, value);
    }

    /** A suspender has suspended a database. */
    public synchronized void suspend(String id, String by) {
        stored(id).put("suspended", "suspended").putArray("suspenders").add(by);
    }

    public synchronized ObjectNode database(String id) {
        return stored(id).deepCopy();
    }

    /** The address with the password that Render has made. */
    public static String address(String id) {
        return "postgresql://u:pw-" + id + "@" + id + "-a/shop";
    }

    private ObjectNode stored(String id) {
        return Objects.requireNonNull(all.get(id), id);
    }

    private String store(ObjectNode body) {
        var id = "dpg-" + ++number;
        body.put("id", id)
                .put("status", "creating")
                .put("suspended", "not_suspended")
                .put("createdAt", FakeRender.START.plusSeconds(number).toString());
        body.putArray("suspenders");
        all.put(id, body);
        return id;
    }

    synchronized Reply answer(Call call, List<String> parts) {
        if (parts.size() == 1) {
            return call.method().equals("POST") ? create((ObjectNode) call.body()) : list(call);
        }
        var found = Optional.ofNullable(all.get(parts.get(1)));
        if (found.isEmpty()) {
            return FakeRender.failure(404, "not_found", "postgres not found");
        }
        if (call.method().equals("DELETE")) {
            all.remove(parts.get(1));
            return Reply.empty(204);
        }
        return parts.size() == 3 ? connection(parts.get(1)) : Reply.of(200, found.get());
    }

    private static Reply connection(String id) {
        return Reply.of(
                200,
                FakeRender.json()
                        .createObjectNode()
                        .put("password", "pw-" + id)
                        .put("internalConnectionString", address(id))
                        .put("externalConnectionString", address(id) + "?outside")
                        .put("psqlCommand", "psql"));
    }

    private Reply create(ObjectNode body) {
        var name = body.path("name").asText();
        if (areNamesUnique
                && all.values().stream().anyMatch(d -> d.path("name").asText().equals(name))) {
            return FakeRender.failure(409, "conflict", "the name is taken");
        }
        var stored = body.deepCopy();
        var id = store(stored.put("databaseName", body.path("databaseName").asText() + "_x1y2"));
        return Reply.of(201, stored(id));
    }

    /** The filter finds what begins with the name. */
    private Reply list(Call call) {
        var answer = FakeRender.json().createArrayNode();
        all.values().stream()
                .filter(d -> d.path("name").asText().startsWith(call.query().getOrDefault("name", "")))
                .forEach(d ->
                        answer.addObject().put("cursor", d.path("id").asText()).set("postgres", d));
        return Reply.of(200, answer);
    }
}
