package dev.groundwork.billing.domain;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.List;

/**
 * All running apps of one owner.
 *
 * @param owner who pays
 * @param apps the oldest first: who cannot pay all pays these first
 */
public record OwnerApps(UserId owner, List<Running> apps) {

    public OwnerApps {
        apps = List.copyOf(apps);
    }

    /**
     * An app that runs.
     *
     * @param app which
     * @param since when it last came up
     */
    public record Running(AppId app, Instant since) {}

    /** The apps that ran before a time. */
    public List<AppId> before(Instant time) {
        return apps.stream()
                .filter(running -> running.since().isBefore(time))
                .map(Running::app)
                .toList();
    }
}
