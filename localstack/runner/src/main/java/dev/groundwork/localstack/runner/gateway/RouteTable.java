package dev.groundwork.localstack.runner.gateway;

import dev.groundwork.localstack.runner.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of the template, matched as API Gateway does: a whole path before a greedy one, the longer greedy prefix first, a method of its
 * own before {@code ANY}.
 */
public final class RouteTable {

    private static final String GREEDY = "/{proxy+}";
    private static final String ANY = "ANY";

    /**
     * A route that takes a request.
     *
     * @param key as API Gateway names it, such as {@code ANY /api/auth/{proxy+}}
     * @param function the logical id of the function behind it
     * @param parameters what the greedy part took
     */
    public record Match(String key, String function, Map<String, String> parameters) {}

    private record Route(String method, String path, String function) {

        private boolean isGreedy() {
            return path.endsWith(GREEDY);
        }

        private String prefix() {
            return isGreedy() ? path.substring(0, path.length() - GREEDY.length() + 1) : path;
        }

        private boolean takes(String aMethod, String aPath) {
            return (method.equals(ANY) || method.equals(aMethod))
                    && (isGreedy()
                            ? aPath.startsWith(prefix()) && aPath.length() > prefix().length()
                            : aPath.equals(path));
        }

        private Match match(String aPath) {
            var parameters =
                    isGreedy() ? Map.of("proxy", aPath.substring(prefix().length())) : Map.<String, String>of();
            return new Match(method + " " + path, function, parameters);
        }
    }

    private final List<Route> routes;

    public RouteTable(Collection<Template.Function> functions) {
        var all = new ArrayList<Route>();
        for (var function : functions) {
            for (var trigger : function.triggers()) {
                if (trigger instanceof Template.Trigger.Route(var method, var path)) {
                    all.add(new Route(method, path, function.id()));
                }
            }
        }
        all.sort(Comparator.comparing(Route::isGreedy)
                .thenComparing(r -> -r.prefix().length())
                .thenComparing(r -> r.method().equals(ANY)));
        this.routes = List.copyOf(all);
    }

    /** The route that takes this request, or nothing. */
    public Optional<Match> match(String method, String path) {
        return routes.stream()
                .filter(route -> route.takes(method, path))
                .map(route -> route.match(path))
                .findFirst();
    }
}
