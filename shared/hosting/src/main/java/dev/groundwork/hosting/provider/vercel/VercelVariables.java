package dev.groundwork.hosting.provider.vercel;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.rest.RestApi;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The variables of projects. Owners' values are of the type {@code sensitive}, which nobody reads back; our marker is readable. */
final class VercelVariables {

    /** The variable that carries our marker. */
    private static final String MARKER = "GROUNDWORK_APP_ID";

    private static final String OURS = "GROUNDWORK_";
    private static final List<String> PRODUCTION = List.of("production");

    private final VercelApi api;

    VercelVariables(VercelApi api) {
        this.api = api;
    }

    /** Returns the variables of a project with its marker among them. */
    static List<VercelJson.NewVariable> of(Map<String, String> variables, Marker marker) {
        var all = new TreeMap<>(variables);
        all.put(MARKER, marker.value());
        return all.entrySet().stream()
                .map(v -> new VercelJson.NewVariable(v.getKey(), v.getValue(), type(v.getKey()), PRODUCTION))
                .toList();
    }

    private static String type(String key) {
        return key.startsWith(OURS) ? "plain" : "sensitive";
    }

    /** Returns the marker among variables that were read, empty where there is none. */
    static Marker marker(List<VercelJson.Variable> variables) {
        return variables.stream()
                .filter(v -> v.key().equals(MARKER))
                .map(v -> new Marker(Optional.ofNullable(v.value()).orElse("")))
                .findFirst()
                .orElseGet(() -> new Marker(""));
    }

    ProviderOutcome<List<VercelJson.Variable>> read(ServiceId project) {
        return api.get(path(project), VercelJson.Variables.class)
                .map(all -> Optional.ofNullable(all.envs()).orElse(List.of()));
    }

    /** Brings a project's variables to these; a new deployment has them. The others are removed last: a crash leaves too many. */
    ProviderOutcome<ServiceId> replace(ServiceId project, List<VercelJson.NewVariable> variables) {
        return read(project)
                .flatMap(before -> api.call("POST", path(project) + "?upsert=true", variables)
                        .flatMap(answer -> answer.read(VercelJson.Upserted.class))
                        .flatMap(upserted -> refused(upserted)
                                .<ProviderOutcome<ServiceId>>map(ProviderOutcome.VariableRefused::new)
                                .orElseGet(() -> removeOthers(project, before, variables))));
    }

    /** Reads what was refused: the answer is 201 also where some variables were. */
    private static Optional<String> refused(VercelJson.Upserted upserted) {
        return Optional.ofNullable(upserted.failed()).orElse(List.of()).stream()
                .map(VercelJson.FailedVariable::error)
                .filter(Objects::nonNull)
                .map(VercelVariables::refused)
                .findFirst();
    }

    private static String refused(VercelJson.FailedError error) {
        var name = Optional.ofNullable(error.envVarKey()).or(() -> Optional.ofNullable(error.key()));
        var why = Optional.ofNullable(error.message()).or(() -> Optional.ofNullable(error.code()));
        return "Vercel refuses the variable " + name.orElse("(it does not say which)") + ": " + why.orElse("no reason");
    }

    private ProviderOutcome<ServiceId> removeOthers(
            ServiceId project, List<VercelJson.Variable> before, List<VercelJson.NewVariable> variables) {
        var kept = variables.stream().map(VercelJson.NewVariable::key).collect(Collectors.toSet());
        ProviderOutcome<ServiceId> outcome = new ProviderOutcome.Answered<>(project);
        for (var variable : before) {
            var id = variable.id();
            if (id != null && !kept.contains(variable.key())) {
                outcome = outcome.flatMap(done -> remove(project, id));
            }
        }
        return outcome;
    }

    private ProviderOutcome<ServiceId> remove(ServiceId project, String variable) {
        var path = VercelProjects.path(project.value()) + "/env/" + RestApi.escaped(variable);
        var removed = api.call("DELETE", path).map(done -> project);
        return removed instanceof ProviderOutcome.Missing ? new ProviderOutcome.Answered<>(project) : removed;
    }

    private static String path(ServiceId project) {
        return "/v10/projects/" + RestApi.escaped(project.value()) + "/env";
    }
}
