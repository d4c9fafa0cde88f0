package dev.groundwork.hosting.provider.render;

import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.rest.ErrorReader;
import dev.groundwork.hosting.provider.rest.RestApi;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Render's API under one workspace, and the paths of its objects. */
final class RenderApi {

    private final RestApi calls;
    private volatile String owner;

    /**
     * Makes a client.
     *
     * @param origin the address before every path, {@code /v1} included
     * @param owner the id of the workspace, empty where it is to be looked up
     */
    RenderApi(JsonMapper json, URI origin, Supplier<String> token, String owner, ProductClock clock) {
        this.calls = new RestApi(json, origin, token, (body, now) -> error(json, body), clock);
        this.owner = owner;
    }

    RestApi calls() {
        return calls;
    }

    /** Returns the id of the workspace: the one that is configured, else the first that the key may use, asked once. */
    ProviderOutcome<String> owner() {
        var known = owner;
        return known.isBlank() ? findOwner() : new ProviderOutcome.Answered<>(known);
    }

    private ProviderOutcome<String> findOwner() {
        var found = calls.get("/owners?limit=1", RenderJson.OwnerItem[].class)
                .<String>flatMap(owners -> owners.length == 0
                        ? new ProviderOutcome.TokenRefused<>()
                        : new ProviderOutcome.Answered<>(owners[0].owner().id()));
        if (found instanceof ProviderOutcome.Answered<String>(var id)) {
            owner = id;
        }
        return found;
    }

    static String path(ServiceId service) {
        return "/services/" + RestApi.escaped(service.value());
    }

    static String path(ServiceId service, ProviderDeployId deploy) {
        return path(service) + "/deploys/" + RestApi.escaped(deploy.value());
    }

    private static ErrorReader.ErrorText error(JsonMapper json, byte[] body) {
        try {
            var error = json.readValue(body, RenderJson.ApiError.class);
            return error == null || error.message() == null
                    ? ErrorReader.ErrorText.none()
                    : new ErrorReader.ErrorText(error.message(), Optional.empty(), Optional.empty());
        } catch (IOException e) {
            // A proxy before the API answers in its own words, which say nothing to an owner.
            return ErrorReader.ErrorText.none();
        }
    }
}
