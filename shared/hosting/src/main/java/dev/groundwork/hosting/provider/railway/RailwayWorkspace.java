package dev.groundwork.hosting.provider.railway;

import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Rejected;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Our workspace at Railway: the one that the configuration names, or the one that our token sees. */
final class RailwayWorkspace {

    private final RailwayApi api;
    private final AtomicReference<Optional<String>> known;

    /**
     * Makes it.
     *
     * @param configured the id from the configuration, empty to look it up
     */
    RailwayWorkspace(RailwayApi api, String configured) {
        this.api = api;
        this.known = new AtomicReference<>(Optional.of(configured).filter(id -> !id.isEmpty()));
    }

    ProviderOutcome<String> id() {
        return Objects.requireNonNull(known.get())
                .<ProviderOutcome<String>>map(Answered::new)
                .orElseGet(this::lookUp);
    }

    private ProviderOutcome<String> lookUp() {
        return api.account(RailwayDocuments.TOKEN_WORKSPACES, Map.of())
                .flatMap(data -> RailwayApi.member(data.apiToken()))
                .flatMap(token -> token.workspaces().stream()
                        .findFirst()
                        .<ProviderOutcome<String>>map(workspace -> {
                            known.set(Optional.of(workspace.id()));
                            return new Answered<>(workspace.id());
                        })
                        .orElseGet(() -> new Rejected<>("Our token at Railway sees no workspace.")));
    }
}
