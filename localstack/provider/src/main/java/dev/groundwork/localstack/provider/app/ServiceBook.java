package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.ProviderLimits;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The record of one service on disk: written before anything answers that it is so. A final status never changes. */
final class ServiceBook {

    private static final String NEWER = "A newer deployment was ordered";

    private final RecordFile file;
    private final InstantSource clock;
    private final ProviderLimits.Sizes sizes;
    private ServiceRecord record;

    ServiceBook(RecordFile file, InstantSource clock, ProviderLimits.Sizes sizes, ServiceRecord record) {
        this.file = file;
        this.clock = clock;
        this.sizes = sizes;
        this.record = record;
        file.write(record);
    }

    synchronized ServiceRecord record() {
        return record;
    }

    private void keep(ServiceRecord next) {
        file.write(next);
        record = next;
    }

    synchronized Optional<Deploy> deploy(String id) {
        return first(d -> d.id().equals(id));
    }

    synchronized Optional<Deploy> byToken(String clientToken) {
        return first(d -> clientToken.equals(d.clientToken()));
    }

    private Optional<Deploy> first(Predicate<Deploy> wanted) {
        return record.deploys().stream().filter(wanted).findFirst();
    }

    /** The deployment that serves, or would if it was started. */
    synchronized Optional<Deploy> active() {
        return Optional.ofNullable(record.active()).flatMap(this::deploy);
    }

    /** Notes an order, in place of those that wait; the one of the same client token is answered instead. */
    synchronized Deploy order(DeployOrder order, Optional<String> artifact) {
        var known = order.clientToken().flatMap(this::byToken);
        if (known.isPresent()) {
            return known.get();
        }
        var id = IdFactory.deploy();
        var fresh = Deploy.ordered(id, order, artifact.orElse(id), clock.instant());
        var deploys = new ArrayList<Deploy>();
        record.deploys()
                .forEach(d -> deploys.add(
                        d.status() == DeployStatus.QUEUED ? d.as(DeployStatus.SUPERSEDED, NEWER, clock.instant()) : d));
        deploys.add(fresh);
        forget(deploys);
        keep(record.deploys(deploys));
        return fresh;
    }

    private void forget(List<Deploy> deploys) {
        var kept = kept();
        for (var i = 0; deploys.size() > sizes.deployHistory() && i < deploys.size(); ) {
            var old = deploys.get(i);
            if (old.status().isFinal() && !kept.contains(old.id()) && !old.id().equals(record.active())) {
                deploys.remove(i);
            } else {
                i++;
            }
        }
    }

    /** The deployment to work on next. */
    synchronized Optional<Deploy> queued() {
        return first(d -> d.status() == DeployStatus.QUEUED);
    }

    /** Moves one on; false where its status is final already. */
    synchronized boolean move(String id, DeployStatus next, String detail) {
        return move(id, next, detail, () -> {});
    }

    /** Makes one the active one and does the switch with it; neither where its status is final already. */
    synchronized boolean goLive(String id, Runnable change) {
        return move(id, DeployStatus.LIVE, "", () -> {
            keep(record.active(id));
            change.run();
        });
    }

    private boolean move(String id, DeployStatus next, String detail, Runnable with) {
        if (deploy(id).filter(d -> !d.status().isFinal()).isEmpty()) {
            return false;
        }
        with.run();
        var cut = detail.length() <= sizes.detailChars() ? detail : detail.substring(0, sizes.detailChars());
        change(d -> d.id().equals(id) ? d.as(next, cut, clock.instant()) : d);
        return true;
    }

    private void change(UnaryOperator<Deploy> change) {
        keep(record.deploys(record.deploys().stream().map(change).toList()));
    }

    /** After a restart: what was under way begins anew, but only the newest of it. */
    synchronized void requeue() {
        var newest = record.deploys().stream()
                .filter(d -> !d.status().isFinal())
                .reduce((a, b) -> b)
                .map(Deploy::id);
        change(d -> {
            if (d.status().isFinal()) {
                return d;
            }
            return newest.filter(d.id()::equals).isPresent()
                    ? d.as(DeployStatus.QUEUED, "", clock.instant())
                    : d.as(DeployStatus.SUPERSEDED, NEWER, clock.instant());
        });
    }

    /** Ends all that are under way; answers which. */
    synchronized List<String> cancelAll(String why) {
        var ids = record.deploys().stream()
                .filter(d -> !d.status().isFinal())
                .map(Deploy::id)
                .toList();
        ids.forEach(id -> move(id, DeployStatus.CANCELLED, why));
        return ids;
    }

    /** Notes that it is not meant to run, ends all that is under way, and does the rest of it; answers what was under way. */
    synchronized List<String> halt(String why, Runnable rest) {
        keep(record.wanted(false));
        var ids = cancelAll(why);
        rest.run();
        return ids;
    }

    /** Notes that it is meant to run, and does it with what is active; false where nothing is. */
    synchronized boolean run(Consumer<Deploy> active) {
        var deploy = active();
        if (deploy.isPresent()) {
            keep(record.wanted(true));
            active.accept(deploy.get());
        }
        return deploy.isPresent();
    }

    /** Does something with what is active if it is meant to run, before anything else becomes active; false where nothing is active. */
    synchronized boolean withWanted(Consumer<Deploy> action) {
        var deploy = active();
        if (record.wanted()) {
            deploy.ifPresent(action);
        }
        return deploy.isPresent();
    }

    /** The deployments whose builds are kept: the active one's, the newest that were live, and those under way. */
    synchronized Set<String> kept() {
        var kept = new LinkedHashSet<String>();
        active().map(Deploy::artifact).ifPresent(kept::add);
        record.deploys().reversed().stream()
                .filter(d -> d.status() == DeployStatus.LIVE)
                .map(Deploy::artifact)
                .filter(a -> kept.size() < sizes.keptBuilds())
                .forEach(kept::add);
        record.deploys().stream()
                .filter(d -> !d.status().isFinal())
                .map(Deploy::artifact)
                .forEach(kept::add);
        return kept;
    }
}
