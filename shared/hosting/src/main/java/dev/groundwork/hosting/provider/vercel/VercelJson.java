package dev.groundwork.hosting.provider.vercel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of Vercel's API. Members that are not used here are not read. */
final class VercelJson {

    private VercelJson() {}

    @Serdeable
    record NewVariable(
            String key, @JsonInclude(Include.ALWAYS) String value, String type, List<String> target) {}

    @Serdeable
    record Protection(String deploymentType) {}

    /** {@code ssoProtection} null lets everybody see the app. */
    @Serdeable
    record NewProject(
            String name,
            List<NewVariable> environmentVariables,
            @JsonInclude(Include.ALWAYS) @Nullable String buildCommand,
            @JsonInclude(Include.ALWAYS) @Nullable String outputDirectory,
            @JsonInclude(Include.ALWAYS) @Nullable String rootDirectory,
            @JsonInclude(Include.ALWAYS) @Nullable Protection ssoProtection) {}

    @Serdeable
    record Variable(
            @Nullable String id, String key, @Nullable String value) {}

    @Serdeable
    record Variables(@Nullable List<Variable> envs) {}

    @Serdeable
    record FailedVariable(@Nullable FailedError error) {}

    @Serdeable
    record FailedError(
            @Nullable String code,
            @Nullable String message,
            @Nullable String key,
            @Nullable String envVarKey) {}

    @Serdeable
    record Upserted(@Nullable List<FailedVariable> failed) {}

    /** The deployment that serves in a target. */
    @Serdeable
    record Target(
            @Nullable String id,
            @Nullable String url,
            @Nullable List<String> alias,
            @Nullable Long createdAt) {}

    /** The newest move of the addresses from one deployment to another. */
    @Serdeable
    record AliasRequest(
            @Nullable String toDeploymentId, @Nullable String jobStatus) {}

    @Serdeable
    record Targets(@Nullable Target production) {}

    @Serdeable
    record Project(
            String id,
            String name,
            @Nullable Boolean paused,
            @Nullable Targets targets,
            @Nullable AliasRequest lastAliasRequest,
            @Nullable List<Variable> env) {}

    /** The place where a list goes on, a number or a text. */
    @Serdeable
    record Pagination(@Nullable Object next) {}

    @Serdeable
    record Projects(List<Project> projects, @Nullable Pagination pagination) {}

    @Serdeable
    record GitSource(String type, String ref, long repoId, String sha) {}

    /** All three are written, so that a setting that was taken back is found out again. */
    @Serdeable
    record ProjectSettings(
            @JsonInclude(Include.ALWAYS) @Nullable String buildCommand,
            @JsonInclude(Include.ALWAYS) @Nullable String outputDirectory,
            @JsonInclude(Include.ALWAYS) @Nullable String rootDirectory) {}

    @Serdeable
    record NewDeployment(
            String name,
            String project,
            String target,
            GitSource gitSource,
            Map<String, String> meta,
            ProjectSettings projectSettings) {}

    @Serdeable
    record AliasError(@Nullable String code, @Nullable String message) {}

    /** A deployment, alone with {@code id}, in a list with {@code uid}; {@code aliasAssigned} is a truth value or a time. */
    @Serdeable
    record Deployment(
            @Nullable String id,
            @Nullable String uid,
            @Nullable String readyState,
            @Nullable String state,
            @Nullable String target,
            @Nullable Object aliasAssigned,
            @Nullable AliasError aliasError,
            @Nullable String errorCode,
            @Nullable String errorMessage,
            @Nullable Long createdAt,
            @Nullable Map<String, String> meta) {}

    @Serdeable
    record Deployments(List<Deployment> deployments) {}

    @Serdeable
    record EventPayload(
            @Nullable Long date,
            @Nullable String serial,
            @Nullable String text) {}

    /** An event of a build, flat or with a payload. */
    @Serdeable
    record Event(
            @Nullable String type,
            @Nullable Long created,
            @Nullable Long date,
            @Nullable String serial,
            @Nullable String text,
            @Nullable EventPayload payload) {}

    @Serdeable
    record RuntimeLine(
            String rowId, long timestampInMs, @Nullable String message) {}

    @Serdeable
    record Limit(@Nullable Long reset) {}

    @Serdeable
    record ErrorBody(
            @Nullable String code,
            @Nullable String message,
            @Nullable String envVarKey,
            @Nullable Limit limit) {

        /** Returns the variable that is refused; a text that cannot be the name of one is none. */
        Optional<String> variable() {
            return Optional.ofNullable(envVarKey).filter(key -> key.matches("[A-Za-z_][A-Za-z0-9_]{0,127}"));
        }
    }

    @Serdeable
    record ApiError(@Nullable ErrorBody error) {}

    @Serdeable
    record NewDomain(String name) {}

    @Serdeable
    record Domain(
            String name,
            @Nullable String apexName,
            boolean verified,
            @Nullable List<Challenge> verification) {}

    /** A TXT record that Vercel asks for. */
    @Serdeable
    record Challenge(String type, String domain, String value) {}

    @Serdeable
    record DomainConfig(
            boolean misconfigured,
            @Nullable List<Addresses> recommendedIPv4,
            @Nullable List<CnameTarget> recommendedCNAME) {}

    @Serdeable
    record Addresses(int rank, List<String> value) {}

    @Serdeable
    record CnameTarget(int rank, String value) {}
}
