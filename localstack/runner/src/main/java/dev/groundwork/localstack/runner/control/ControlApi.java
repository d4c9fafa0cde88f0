package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.cloud.ses.Mailbox;
import dev.groundwork.localstack.google.GoogleStandIn;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.runner.cloud.JsonClient;
import dev.groundwork.localstack.stripe.StripeStandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The control API: JSON for scripts, tests and this program's pages. Requests by another name than one of loopback, and requests of other
 * pages, are refused, so that no site that a browser shows can use it.
 */
public final class ControlApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/_local/";
    private static final String PARAMETER = "{}";

    /** An answer with a status of its own. */
    record Answer(int status, Object value) {}

    /** Answers a request with a value that becomes JSON, an {@link Answer}, a whole response, or nothing for 204. */
    @FunctionalInterface
    interface Handler {
        Optional<Object> answer(ControlRequest request) throws InterruptedException;
    }

    private record Route(String method, List<String> path, Handler handler) {

        private boolean isAt(List<String> segments) {
            if (segments.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!path.get(i).equals(PARAMETER) && !path.get(i).equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Route> routes = new ArrayList<>();

    /** The whole API over these. */
    public static ControlApi of(
            ControlOperations work,
            Mailbox mailbox,
            JsonClient dynamoDb,
            Map<String, String> tables,
            QueueOperations queues,
            LogStore logs,
            CapacityMeter capacity,
            Faults faults,
            Set<String> functions,
            InvocationStore invocations) {
        var api = new ControlApi();
        new DataRoutes(work, new TableItems(dynamoDb), tables, logs, capacity).addTo(api);
        new MailRoutes(mailbox).addTo(api);
        new QueueRoutes(queues).addTo(api);
        new FaultRoutes(faults, functions).addTo(api);
        new InvocationRoutes(invocations, work).addTo(api);
        new ScheduleRoutes(work).addTo(api);
        new CatalogueRoutes(work).addTo(api);
        return api;
    }

    /** The same API, with the routes of the stand-ins of Google and Stripe; nothing where another one is used. */
    public ControlApi with(Optional<GoogleStandIn> google, Optional<StripeStandIn> stripe) {
        new GoogleRoutes(google).addTo(this);
        new StripeRoutes(stripe).addTo(this);
        return this;
    }

    /** Adds a route behind {@code /_local/}; {@code {}} stands for any segment. */
    void add(String method, String path, Handler handler) {
        routes.add(new Route(method, List.of(path.split("/", -1)), handler));
    }

    /** The answer to a request below {@code /_local/}, or nothing for another path. */
    public Optional<HttpResponse> answer(HttpRequest request) throws InterruptedException {
        if (!request.path().startsWith(ROOT)) {
            return Optional.empty();
        }
        if (!isOwn(request)) {
            return Optional.of(error(403, "the control API is for this machine and its own pages only"));
        }
        var segments = List.of(request.path().substring(ROOT.length()).split("/", -1));
        var here = routes.stream().filter(route -> route.isAt(segments)).toList();
        if (here.isEmpty()) {
            return Optional.of(error(404, "there is nothing at " + request.path()));
        }
        var route =
                here.stream().filter(r -> r.method().equals(request.method())).findFirst();
        return Optional.of(route.isPresent() ? handle(route.get(), request, segments) : wrongMethod(here));
    }

    private static HttpResponse handle(Route route, HttpRequest request, List<String> segments)
            throws InterruptedException {
        try {
            var value = route.handler().answer(ControlRequest.of(request, segments));
            return value.map(ControlApi::response).orElseGet(() -> HttpResponse.of(204));
        } catch (RefusedException refused) {
            return error(refused.status(), refused.sentence());
        }
    }

    private static HttpResponse response(Object value) {
        return switch (value) {
            case HttpResponse whole -> whole;
            case Answer(var status, var inner) -> json(status, inner);
            default -> json(200, value);
        };
    }

    private static HttpResponse json(int status, Object value) {
        try {
            return HttpResponse.of(status, "application/json", JSON.writeValueAsBytes(value))
                    .with("Cache-Control", "no-store");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    private static HttpResponse wrongMethod(List<Route> here) {
        var methods = new TreeSet<String>();
        here.forEach(route -> methods.add(route.method()));
        var allowed = String.join(", ", methods);
        return error(405, "here only " + allowed + " is known").with("Allow", allowed);
    }

    /** A loopback name as host, and no page of another origin. */
    static boolean isOwn(HttpRequest request) {
        var host = request.header("Host").orElse("").toLowerCase(Locale.ROOT);
        var name = host.replaceFirst(":\\d+$", "");
        var isLoopback = name.equals("localhost") || name.matches("127(\\.\\d{1,3}){3}") || name.equals("[::1]");
        return isLoopback
                && request.headers().all("Origin").stream().allMatch(origin -> origin.equals("http://" + host));
    }

    private static HttpResponse error(int status, String sentence) {
        return HttpResponse.json(
                status,
                JsonNodeFactory.instance.objectNode().put("error", sentence).toString());
    }
}
