package dev.groundwork.hosting.provider.render;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.rest.RestApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The variables of services, our marker among them: Render has no other text of ours on a service that nobody sees. */
final class RenderVariables {

    /** The variable that carries our marker. */
    private static final String MARKER = "GROUNDWORK_APP_ID";

    private static final int PAGE = 100;

    /** More variables than an app may have. */
    private static final int MAX_PAGES = 10;

    private static final int MAX_MARKERS = 10_000;

    private final RestApi calls;

    /** Markers never change: only we write a service's variables, and an id is never used again. */
    private final Map<ServiceId, Marker> markers = new ConcurrentHashMap<>();

    RenderVariables(RestApi calls) {
        this.calls = calls;
    }

    /** Returns the variables of a service with its marker among them. */
    static List<RenderJson.EnvVar> of(Map<String, String> variables, Marker marker) {
        var all = new TreeMap<>(variables);
        all.put(MARKER, marker.value());
        return all.entrySet().stream()
                .map(v -> new RenderJson.EnvVar(v.getKey(), v.getValue()))
                .toList();
    }

    /** Reads the marker of a service, empty where it has none. */
    ProviderOutcome<Marker> marker(ServiceId service) {
        var known = markers.get(service);
        if (known != null) {
            return new ProviderOutcome.Answered<>(known);
        }
        var read = calls.get(path(service) + "/" + MARKER, RenderJson.EnvVar.class)
                .map(variable -> new Marker(variable.value()));
        return switch (read) {
            case ProviderOutcome.Missing<Marker>() -> new ProviderOutcome.Answered<>(new Marker(""));
            case ProviderOutcome.Answered<Marker>(var marker) -> {
                keep(service, marker);
                yield read;
            }
            case ProviderOutcome.NameConflict<Marker> conflict -> read;
            case ProviderOutcome.Rejected<Marker> rejected -> read;
            case ProviderOutcome.VariableRefused<Marker> refused -> read;
            case ProviderOutcome.Unavailable<Marker> unavailable -> read;
            case ProviderOutcome.TokenRefused<Marker> refused -> read;
        };
    }

    private void keep(ServiceId service, Marker marker) {
        if (markers.size() >= MAX_MARKERS) {
            markers.clear();
        }
        markers.put(service, marker);
    }

    /** Returns true if a service has exactly these variables. */
    ProviderOutcome<Boolean> hasExactly(ServiceId service, List<RenderJson.EnvVar> variables) {
        var expected = new HashMap<String, String>();
        variables.forEach(v -> expected.put(v.key(), v.value()));
        return all(service).map(found -> {
            var actual = new HashMap<String, String>();
            found.forEach(v -> actual.put(v.key(), v.value()));
            return actual.equals(expected);
        });
    }

    private ProviderOutcome<List<RenderJson.EnvVar>> all(ServiceId service) {
        var found = new ArrayList<RenderJson.EnvVar>();
        var cursor = "";
        for (int i = 0; i < MAX_PAGES; i++) {
            var page = calls.get(path(service) + "?limit=" + PAGE + cursor, RenderJson.EnvVarItem[].class);
            if (!(page instanceof ProviderOutcome.Answered<RenderJson.EnvVarItem[]>(var items))) {
                return page.map(none -> List.of());
            }
            List.of(items).forEach(item -> found.add(item.envVar()));
            if (items.length < PAGE) {
                break;
            }
            cursor = "&cursor=" + RestApi.escaped(items[items.length - 1].cursor());
        }
        return new ProviderOutcome.Answered<>(found);
    }

    /** Replaces all variables of a service; the next deployment has them. */
    ProviderOutcome<ServiceId> replace(ServiceId service, List<RenderJson.EnvVar> variables) {
        return calls.call("PUT", path(service), variables).map(done -> service);
    }

    private static String path(ServiceId service) {
        return RenderApi.path(service) + "/env-vars";
    }
}
