package dev.groundwork.localstack.provider.api;

import dev.groundwork.localstack.provider.ProviderLimits;
import dev.groundwork.localstack.provider.app.Deploy;
import dev.groundwork.localstack.provider.app.HostedApp;
import dev.groundwork.localstack.provider.app.HostedApps;
import dev.groundwork.localstack.provider.app.LogType;
import dev.groundwork.localstack.provider.app.ServiceCreation;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Routes requests to operations. */
final class Routes {

    private static final int LOG_LINES = 1_000;
    private static final Pattern CURSOR = Pattern.compile("\\d{1,18}");
    private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,3}");

    private final HostedApps apps;
    private final DatabaseRoutes databases;
    private final OrderReader orders;

    Routes(HostedApps apps, ProviderLimits.Sizes sizes) {
        this.apps = apps;
        this.databases = new DatabaseRoutes(apps.databases());
        this.orders = new OrderReader(sizes);
    }

    Reply answer(Call call) throws IOException {
        var path = call.path();
        if (!path.isEmpty() && path.getFirst().equals("databases")) {
            return databases.answer(call);
        }
        if (path.equals(List.of("engines"))) {
            return databases.engines(call);
        }
        if (path.isEmpty() || !path.getFirst().equals("services") || path.size() > 5) {
            throw ApiError.notFound("path");
        }
        return switch (path.size()) {
            case 1 -> list(call);
            case 2 -> service(call, path.get(1));
            case 3 -> part(call, find(path.get(1)), path.get(2));
            case 4 -> deploy(call, find(path.get(1)), path.get(2), path.get(3));
            default -> cancel(call, find(path.get(1)), path);
        };
    }

    private HostedApp find(String id) {
        return apps.find(id).orElseThrow(() -> ApiError.notFound("service"));
    }

    private Reply list(Call call) {
        only(call, "GET");
        var name = call.parameter("name");
        var found = name.isPresent() ? apps.byName(name.get()).stream() : apps.all().stream();
        return Reply.ok(Views.items(found.map(Views::service)));
    }

    private Reply service(Call call, String id) throws IOException {
        return switch (call.method()) {
            case "GET" -> Reply.ok(Views.service(find(id)));
            case "PUT" -> create(call, id);
            case "DELETE" -> {
                apps.delete(id);
                yield Reply.none();
            }
            default -> throw ApiError.method();
        };
    }

    private Reply create(Call call, String name) throws IOException {
        return switch (apps.create(name, OrderReader.marker(name, call.json()))) {
            case ServiceCreation.Created(var app) -> Reply.created(Views.service(app));
            case ServiceCreation.Known(var app) -> Reply.ok(Views.service(app));
            case ServiceCreation.NameTaken() ->
                throw ApiError.conflict("name_conflict", "Another service has this name");
            case ServiceCreation.TooMany() ->
                throw ApiError.conflict("service_limit", "There are as many as there may be");
        };
    }

    private Reply part(Call call, HostedApp app, String part) {
        return switch (part) {
            case "deploys" -> deploys(call, app);
            case "logs" -> logs(call, app);
            case "stop", "start", "restart", "rollback" -> command(call, app, part);
            default -> throw ApiError.notFound("path");
        };
    }

    private Reply deploys(Call call, HostedApp app) {
        return switch (call.method()) {
            case "GET" -> {
                var token = call.parameter("clientToken");
                Stream<Deploy> found = token.isPresent()
                        ? app.byToken(token.get()).stream()
                        : app.record().deploys().reversed().stream();
                yield Reply.ok(Views.items(found.map(Views::deploy)));
            }
            case "POST" -> Reply.created(Views.deploy(app.deploy(orders.order(call.json()))));
            default -> throw ApiError.method();
        };
    }

    private static Reply command(Call call, HostedApp app, String command) {
        only(call, "POST");
        if (command.equals("rollback")) {
            return rollback(call, app);
        }
        var done =
                switch (command) {
                    case "start" -> app.start();
                    case "restart" -> app.restart();
                    default -> {
                        app.stop();
                        yield true;
                    }
                };
        if (!done) {
            throw ApiError.conflict("not_deployed", "Nothing has been deployed to this service yet");
        }
        return Reply.accepted(Views.service(app));
    }

    private static Reply rollback(Call call, HostedApp app) {
        var body = call.json();
        var id = Call.text(body, "deployId").orElseThrow(() -> ApiError.invalid("deployId is missing"));
        if (app.deploy(id).isEmpty()) {
            throw ApiError.notFound("deployment");
        }
        return app.rollback(id, OrderReader.clientToken(body))
                .map(d -> Reply.created(Views.deploy(d)))
                .orElseThrow(
                        () -> ApiError.conflict("not_rollbackable", "That deployment never served or is not kept"));
    }

    private static Reply deploy(Call call, HostedApp app, String part, String id) {
        only(call, "GET");
        if (!part.equals("deploys")) {
            throw ApiError.notFound("path");
        }
        return Reply.ok(Views.deploy(app.deploy(id).orElseThrow(() -> ApiError.notFound("deployment"))));
    }

    private static Reply cancel(Call call, HostedApp app, List<String> path) {
        only(call, "POST");
        if (!path.get(2).equals("deploys") || !path.get(4).equals("cancel")) {
            throw ApiError.notFound("path");
        }
        return Reply.accepted(Views.deploy(app.cancel(path.get(3)).orElseThrow(() -> ApiError.notFound("deployment"))));
    }

    private static Reply logs(Call call, HostedApp app) {
        only(call, "GET");
        var type = call.parameter("type")
                .flatMap(LogType::parse)
                .orElseThrow(() -> ApiError.invalid("type is build or runtime"));
        var cursor = matching(call, "cursor", CURSOR, "1");
        var limit = Integer.parseInt(matching(call, "limit", LIMIT, Integer.toString(LOG_LINES)));
        if (limit > LOG_LINES) {
            throw ApiError.invalid("limit is 1 to " + LOG_LINES);
        }
        return Reply.ok(Views.log(type, app.log(type, Long.parseLong(cursor), since(call), limit)));
    }

    private static String matching(Call call, String parameter, Pattern pattern, String otherwise) {
        var value = call.parameter(parameter).orElse(otherwise);
        if (!pattern.matcher(value).matches()) {
            throw ApiError.invalid(parameter + " is not one");
        }
        return value;
    }

    private static Optional<Instant> since(Call call) {
        try {
            return call.parameter("since").map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw ApiError.invalid("since is an ISO-8601 instant");
        }
    }

    static void only(Call call, String method) {
        if (!call.method().equals(method)) {
            throw ApiError.method();
        }
    }
}
