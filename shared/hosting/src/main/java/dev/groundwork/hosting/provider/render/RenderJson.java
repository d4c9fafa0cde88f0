package dev.groundwork.hosting.provider.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of Render's API, version 1. Members that are not used here are not read. */
final class RenderJson {

    static final String STATIC_SITE = "static_site";
    static final String WEB_SERVICE = "web_service";
    static final String SUSPENDED = "suspended";

    private RenderJson() {}

    @Serdeable
    record EnvVar(String key, @JsonInclude(Include.ALWAYS) String value) {}

    @Serdeable
    record EnvVarItem(EnvVar envVar, String cursor) {}

    /** The commands of a web service; both are required, an empty one does nothing. */
    @Serdeable
    record Commands(
            @JsonInclude(Include.ALWAYS) @Nullable String buildCommand,
            @JsonInclude(Include.ALWAYS) @Nullable String startCommand) {}

    /** Web services have {@code runtime} and {@code envSpecificDetails}, static sites the other two. */
    @Serdeable
    record Details(
            @Nullable String runtime,
            @Nullable Commands envSpecificDetails,
            @JsonInclude(Include.NON_NULL) @Nullable String buildCommand,
            @Nullable String publishPath,
            @Nullable String url) {}

    @Serdeable
    record NewDomain(String name) {}

    @Serdeable
    record Domain(
            String id,
            String name,
            @Nullable String domainType,
            @Nullable String verificationStatus) {}

    @Serdeable
    record DomainItem(Domain customDomain) {}

    @Serdeable
    record NewService(
            String type,
            String name,
            String ownerId,
            String repo,
            String branch,
            String autoDeploy,
            @JsonInclude(Include.ALWAYS) String rootDir,
            List<EnvVar> envVars,
            Details serviceDetails) {}

    @Serdeable
    record Change(@JsonInclude(Include.ALWAYS) String rootDir, Details serviceDetails) {}

    @Serdeable
    record Service(
            String id,
            String name,
            String type,
            @Nullable String suspended,
            @Nullable List<String> suspenders,
            @Nullable String rootDir,
            @Nullable Details serviceDetails) {}

    @Serdeable
    record ServiceItem(Service service, String cursor) {}

    @Serdeable
    record Created(Service service, @Nullable String deployId) {}

    @Serdeable
    record Commit(@Nullable String id) {}

    @Serdeable
    record NewDeploy(String commitId) {}

    @Serdeable
    record Rollback(String deployId) {}

    @Serdeable
    record Deploy(
            String id,
            @Nullable String status,
            @Nullable Commit commit,
            @Nullable String trigger) {}

    @Serdeable
    record DeployItem(Deploy deploy, String cursor) {}

    @Serdeable
    record Owner(String id, @Nullable String type) {}

    @Serdeable
    record OwnerItem(Owner owner) {}

    @Serdeable
    record Line(String id, String message, String timestamp) {}

    @Serdeable
    record Lines(boolean hasMore, @Nullable String nextStartTime, List<Line> logs) {}

    @Serdeable
    record ApiError(@Nullable String message) {}
}
