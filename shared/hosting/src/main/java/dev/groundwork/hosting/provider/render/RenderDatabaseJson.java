package dev.groundwork.hosting.provider.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of Render's API about databases. Members that are not used here are not read. */
final class RenderDatabaseJson {

    private RenderDatabaseJson() {}

    /** An empty list of addresses lets nobody in from outside of Render's private network. */
    @Serdeable
    record NewPostgres(
            String name,
            String ownerId,
            String plan,
            String version,
            String databaseName,
            @JsonInclude(Include.NON_NULL) @Nullable String region,
            @JsonInclude(Include.ALWAYS) List<Allowed> ipAllowList) {}

    @Serdeable
    record Allowed(String cidrBlock, String description) {}

    @Serdeable
    record Postgres(
            String id,
            String name,
            @Nullable String databaseName,
            @Nullable String status,
            @Nullable String suspended,
            @Nullable List<String> suspenders,
            @Nullable Instant createdAt,
            @Nullable Instant expiresAt) {

        Instant created() {
            return createdAt == null ? Instant.EPOCH : createdAt;
        }

        boolean isSuspended() {
            return RenderJson.SUSPENDED.equals(suspended) || RenderJson.SUSPENDED.equals(status);
        }
    }

    @Serdeable
    record PostgresItem(Postgres postgres) {}

    @Serdeable
    record ConnectionInfo(String internalConnectionString) {}

    /** The service that uses a database. */
    @Serdeable
    record User(@Nullable String type, @Nullable UserDetails serviceDetails) {

        @Nullable
        String region() {
            return serviceDetails == null ? null : serviceDetails.region();
        }
    }

    @Serdeable
    record UserDetails(@Nullable String region) {}
}
