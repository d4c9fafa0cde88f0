package dev.groundwork.localstack.provider.api;

import dev.groundwork.localstack.provider.database.HostedDatabase;
import dev.groundwork.localstack.provider.database.HostedDatabases;
import java.io.IOException;
import java.util.stream.Stream;

/** Routes requests about databases to operations. */
final class DatabaseRoutes {

    private final HostedDatabases databases;

    DatabaseRoutes(HostedDatabases databases) {
        this.databases = databases;
    }

    Reply engines(Call call) {
        Routes.only(call, "GET");
        return Reply.ok(Views.texts(databases.engines()));
    }

    Reply answer(Call call) throws IOException {
        var path = call.path();
        return switch (path.size()) {
            case 1 -> list(call);
            case 2 -> database(call, path.get(1));
            default -> throw ApiError.notFound("path");
        };
    }

    private Reply list(Call call) {
        Routes.only(call, "GET");
        var name = call.parameter("name").orElseThrow(() -> ApiError.invalid("name is missing"));
        Stream<HostedDatabase> found = databases.byName(name).stream();
        return Reply.ok(Views.items(found.map(Views::database)));
    }

    private Reply database(Call call, String id) throws IOException {
        return switch (call.method()) {
            case "GET" -> Reply.ok(Views.database(databases.find(id).orElseThrow(() -> ApiError.notFound("database"))));
            case "PUT" -> create(call, id);
            case "DELETE" -> {
                databases.delete(id);
                yield Reply.none();
            }
            default -> throw ApiError.method();
        };
    }

    private Reply create(Call call, String name) throws IOException {
        var body = call.json();
        var marker = OrderReader.marker(name, body);
        var engine = Call.text(body, "engine").orElse("");
        if (!databases.engines().contains(engine)) {
            throw ApiError.invalid("engine is one of " + databases.engines());
        }
        return databases
                .create(name, marker, engine)
                .map(database -> Reply.ok(Views.database(database)))
                .orElseThrow(() -> ApiError.conflict("name_conflict", "Another database has this name"));
    }
}
