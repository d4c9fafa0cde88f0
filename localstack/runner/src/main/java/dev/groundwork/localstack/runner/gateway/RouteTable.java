package dev.groundwork.localstack.runner.gateway;

import dev.groundwork.localstack.runner.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of the template, matched as API Gateway does: the most exact path first, a method of its own before {@code ANY}
 * (<a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html">API Gateway</a>).
 */
public final class RouteTable {

    /**
     * A route that takes a request.
     *
     * @param key as API Gateway names it, such as {@code ANY /api/auth/{proxy+}}
     * @param function the logical id of the function behind it
     * @param parameters what the parameters of its path took, decoded
     */
    public record Match(String key, String function, Map<String, String> parameters) {}

    private final List<Route> routes;

    /** The routes of these functions. Throws {@link IllegalArgumentException} with a sentence where two are the same. */
    public RouteTable(Collection<Template.Function> functions) {
        var all = new ArrayList<Route>();
        for (var function : functions) {
            for (var trigger : function.triggers()) {
                if (trigger instanceof Template.Trigger.Route(var method, var path)) {
                    all.add(Route.of(method, path, function.id()));
                }
            }
        }
        all.sort(Comparator.comparing(Route::rank));
        this.routes = List.copyOf(all);
        refuseTwins();
    }

    private void refuseTwins() {
        for (var route : routes) {
            if (routes.stream().filter(r -> r.key().equals(route.key())).count() > 1) {
                throw new IllegalArgumentException("template.yaml has the route " + route.key() + " twice");
            }
        }
    }

    /** The route that takes this request, or nothing. */
    public Optional<Match> match(String method, String path) {
        for (var route : routes) {
            if (route.takesMethod(method)) {
                var parameters = route.match(path);
                if (parameters.isPresent()) {
                    return Optional.of(new Match(route.key(), route.function(), parameters.get()));
                }
            }
        }
        return Optional.empty();
    }
}
