package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.domain.DomainClaim;
import dev.groundwork.appregistry.domain.DomainName;
import dev.groundwork.appregistry.domain.DomainRegistry;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import dev.groundwork.kernel.AppId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The registry of domains in the table {@code apps}. */
@Singleton
final class DynamoDomainRegistry implements DomainRegistry {

    private static final int PAGE = 50;

    /** The places of conditions among the writes of a transaction. */
    private static final int CLAIM = 0;

    private final Table table;
    private final Transactions transactions;
    private final ShardedPages pages;

    DynamoDomainRegistry(@Named("apps") Table table, Transactions transactions) {
        this.table = table;
        this.transactions = transactions;
        this.pages = new ShardedPages(table);
    }

    @Override
    public Optional<DomainClaim> find(AppId app, DomainName domain) {
        return table.get(DomainsTable.claim(app, domain)).map(DomainItem::read);
    }

    @Override
    public List<DomainClaim> list(AppId app) {
        var claims = new ArrayList<DomainClaim>();
        var next = Optional.<String>empty();
        do {
            var page = pages.partition(
                    AppsTable.partition(app), DomainsTable.claimPrefix(), true, item -> true, PAGE, next);
            claims.addAll(page.map(DomainItem::read).items());
            next = page.next();
        } while (next.isPresent());
        return claims;
    }

    @Override
    public Optional<AppId> holder(DomainName domain) {
        return table.get(DomainsTable.holder(domain)).map(AppIndexItems::appId);
    }

    @Override
    public CreateOutcome create(DomainClaim claim) {
        var transaction = due(
                        Transaction.empty()
                                .put(
                                        table,
                                        DomainItem.write(claim.written()),
                                        Expression.when(DomainsTable.ABSENT_CLAIM)),
                        claim)
                .check(table, AppsTable.app(claim.owner(), claim.app()), Expression.when(DomainsTable.LIVE_APP));
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed() -> CreateOutcome.CREATED;
            case TransactionOutcome.ConditionFailed refused ->
                refused.at(CLAIM) ? CreateOutcome.EXISTS : CreateOutcome.NO_APP;
        };
    }

    @Override
    public boolean replace(DomainClaim before, DomainClaim after, Optional<OutboxMail> mail) {
        var transaction = change(before, after);
        return committed(mail.isPresent() ? transaction.put(table, mail.get().item(), Expression.ALWAYS) : transaction);
    }

    @Override
    public ProveOutcome prove(DomainClaim before, DomainClaim after) {
        var free = Expression.when(DomainsTable.FREE_DOMAIN)
                .value(":app", after.app().value());
        var transaction = change(before, after).put(table, DomainItem.holder(after), free);
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed() -> ProveOutcome.PROVEN;
            case TransactionOutcome.ConditionFailed refused ->
                refused.at(CLAIM) ? ProveOutcome.CHANGED : ProveOutcome.TAKEN;
        };
    }

    @Override
    public boolean unprove(DomainClaim before, DomainClaim after) {
        return committed(released(change(before, after), before));
    }

    @Override
    public boolean purge(DomainClaim claim) {
        var same = Expression.when(DomainsTable.SAME_CLAIM).value(":seen", claim.version());
        var transaction = Transaction.empty()
                .delete(table, DomainsTable.claim(claim.app(), claim.domain()), same)
                .delete(table, DomainsTable.due(claim.app(), claim.domain()), Expression.ALWAYS);
        return committed(released(transaction, claim));
    }

    /** Adds that the domain has no holder any more, where this app may be it. */
    private Transaction released(Transaction transaction, DomainClaim claim) {
        var own = Expression.when(DomainsTable.OWN_DOMAIN)
                .value(":holder", claim.app().value());
        return claim.isProven() ? transaction.delete(table, DomainsTable.holder(claim.domain()), own) : transaction;
    }

    @Override
    public RegistryPage<DueDomain> due(Instant now, int limit, Optional<String> from) {
        var page = pages.all(DomainsTable::duePartition, DomainsTable.duePrefix(), limit, from);
        var due = page.items().stream()
                .filter(item -> !item.instant("dueAt").isAfter(now))
                .map(DomainItem::dueDomain)
                .toList();
        return new RegistryPage<>(due, page.next());
    }

    private Transaction change(DomainClaim before, DomainClaim after) {
        var same = Expression.when(DomainsTable.SAME_CLAIM).value(":seen", before.version());
        var transaction = Transaction.empty().put(table, DomainItem.write(after.written()), same);
        return after.dueAt().equals(before.dueAt()) ? transaction : due(transaction, after);
    }

    private Transaction due(Transaction transaction, DomainClaim claim) {
        return claim.dueAt().isPresent()
                ? transaction.put(table, DomainItem.due(claim, claim.dueAt().get()), Expression.ALWAYS)
                : transaction.delete(table, DomainsTable.due(claim.app(), claim.domain()), Expression.ALWAYS);
    }

    private boolean committed(Transaction transaction) {
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed() -> true;
            case TransactionOutcome.ConditionFailed refused -> false;
        };
    }
}
