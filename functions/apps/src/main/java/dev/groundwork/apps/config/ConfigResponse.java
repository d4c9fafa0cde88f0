package dev.groundwork.apps.config;

import dev.groundwork.hosting.config.AppConfig;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The variables of an app, as an answer. No value is ever answered.
 *
 * @param variables the variables in the order of their names
 * @param pendingChanges true until what serves was deployed with these variables
 */
@Serdeable
record ConfigResponse(List<VariableResponse> variables, boolean pendingChanges) {

    /**
     * A variable, as an answer.
     *
     * @param hasValue false where its value is the empty text
     */
    @Serdeable
    record VariableResponse(String key, boolean hasValue, String updatedAt) {}

    static ConfigResponse of(AppConfig config, boolean pendingChanges) {
        var variables = config.variables().entrySet().stream()
                .map(v -> new VariableResponse(
                        v.getKey(),
                        v.getValue().hasValue(),
                        v.getValue().updatedAt().toString()))
                .toList();
        return new ConfigResponse(variables, pendingChanges);
    }
}
