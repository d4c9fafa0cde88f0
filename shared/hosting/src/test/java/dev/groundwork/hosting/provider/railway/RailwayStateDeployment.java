package dev.groundwork.hosting.provider.railway;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A deployment that the stand-in of Railway keeps. */
public final class RailwayStateDeployment {

    final String id;
    final String createdAt;
    public final Optional<String> commit;
    public final Map<String, Object> variables;
    public String status;
    boolean isStopped;

    RailwayStateDeployment(
            String id, String createdAt, String status, Optional<String> commit, Map<String, Object> variables) {
        this.id = id;
        this.createdAt = createdAt;
        this.status = status;
        this.commit = commit;
        this.variables = Map.copyOf(variables);
    }

    public String id() {
        return id;
    }

    Map<String, @Nullable Object> json() {
        var json = new HashMap<String, @Nullable Object>();
        json.put("id", id);
        json.put("status", status);
        json.put("createdAt", createdAt);
        json.put("deploymentStopped", isStopped);
        json.put("canRollback", status.equals("REMOVED") || status.equals("SUCCESS"));
        json.put("url", null);
        json.put("staticUrl", null);
        return json;
    }
}
