package dev.groundwork.hosting.provider.railway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service of the stand-in of Railway that was made from the template of a database. */
public final class RailwayStateDatabase {

    final String id;
    final String name;
    final String createdAt;
    public final Map<String, Object> variables;

    /** The status of its deployment. */
    public String status = "SUCCESS";

    RailwayStateDatabase(String id, String name, String createdAt, Map<String, Object> variables) {
        this.id = id;
        this.name = name;
        this.createdAt = createdAt;
        this.variables = new HashMap<>(variables);
        this.variables.put("DATABASE_URL", address());
    }

    public String id() {
        return id;
    }

    /** The address with the password that Railway has made. */
    public String address() {
        return "postgresql://postgres:pw-" + id + "@" + name.toLowerCase(java.util.Locale.ROOT)
                + ".railway.internal:5432/railway";
    }

    Map<String, @Nullable Object> json() {
        var json = RailwayState.service(id, name);
        json.put("createdAt", createdAt);
        return json;
    }

    Map<String, @Nullable Object> instance() {
        var deployment =
                new RailwayStateDeployment("dep-" + id, createdAt, status, java.util.Optional.empty(), Map.of()).json();
        var json = new HashMap<String, @Nullable Object>();
        json.put("latestDeployment", deployment);
        json.put("activeDeployments", status.equals("SUCCESS") ? List.of(deployment) : List.of());
        return json;
    }
}
