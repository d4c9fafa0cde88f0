package dev.groundwork.appregistry.domain;

import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.AppId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** The registry of domains in memory. */
public final class InMemoryDomainRegistry implements DomainRegistry {

    private final BiPredicate<AppId, DomainClaim> isLive;
    private final Map<String, DomainClaim> claims = new TreeMap<>();
    private final Map<DomainName, AppId> holders = new HashMap<>();
    private final List<OutboxMail> mails = new ArrayList<>();

    /**
     * Makes a registry.
     *
     * @param isLive tells whether the app of a claim is there and not deleted
     */
    public InMemoryDomainRegistry(BiPredicate<AppId, DomainClaim> isLive) {
        this.isLive = isLive;
    }

    /** Every mail so far. */
    public synchronized List<OutboxMail> mails() {
        return List.copyOf(mails);
    }

    @Override
    public synchronized Optional<DomainClaim> find(AppId app, DomainName domain) {
        return Optional.ofNullable(claims.get(key(app, domain)));
    }

    @Override
    public synchronized List<DomainClaim> list(AppId app) {
        return claims.values().stream().filter(claim -> claim.app().equals(app)).toList();
    }

    @Override
    public synchronized Optional<AppId> holder(DomainName domain) {
        return Optional.ofNullable(holders.get(domain));
    }

    @Override
    public synchronized CreateOutcome create(DomainClaim claim) {
        if (claims.containsKey(key(claim))) {
            return CreateOutcome.EXISTS;
        }
        if (!isLive.test(claim.app(), claim)) {
            return CreateOutcome.NO_APP;
        }
        claims.put(key(claim), claim.written());
        return CreateOutcome.CREATED;
    }

    @Override
    public synchronized boolean replace(DomainClaim before, DomainClaim after, Optional<OutboxMail> mail) {
        if (!isSame(before)) {
            return false;
        }
        claims.put(key(after), after.written());
        mail.ifPresent(mails::add);
        return true;
    }

    @Override
    public synchronized ProveOutcome prove(DomainClaim before, DomainClaim after) {
        if (!isSame(before)) {
            return ProveOutcome.CHANGED;
        }
        var holder = holders.get(after.domain());
        if (holder != null && !holder.equals(after.app())) {
            return ProveOutcome.TAKEN;
        }
        holders.put(after.domain(), after.app());
        claims.put(key(after), after.written());
        return ProveOutcome.PROVEN;
    }

    @Override
    public synchronized boolean unprove(DomainClaim before, DomainClaim after) {
        if (!replace(before, after, Optional.empty())) {
            return false;
        }
        holders.remove(before.domain(), before.app());
        return true;
    }

    @Override
    public synchronized boolean purge(DomainClaim claim) {
        if (!isSame(claim)) {
            return false;
        }
        claims.remove(key(claim));
        holders.remove(claim.domain(), claim.app());
        return true;
    }

    @Override
    public synchronized RegistryPage<DueDomain> due(Instant now, int limit, Optional<String> from) {
        var due = claims.values().stream()
                .filter(claim ->
                        from.filter(last -> key(claim).compareTo(last) <= 0).isEmpty())
                .filter(claim -> claim.dueAt().filter(at -> !at.isAfter(now)).isPresent())
                .toList();
        var page = due.stream().limit(limit).toList();
        var next = due.size() > page.size() ? Optional.of(key(page.getLast())) : Optional.<String>empty();
        return new RegistryPage<>(
                page.stream()
                        .map(claim -> new DueDomain(claim.app(), claim.domain()))
                        .toList(),
                next);
    }

    private boolean isSame(DomainClaim seen) {
        var stored = claims.get(key(seen));
        return stored != null && stored.version() == seen.version();
    }

    private static String key(DomainClaim claim) {
        return key(claim.app(), claim.domain());
    }

    private static String key(AppId app, DomainName domain) {
        return app + "#" + domain;
    }
}
