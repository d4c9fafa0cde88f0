package dev.groundwork.auth.export;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.ActivityReader;
import dev.groundwork.kernel.AppId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.PaymentRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the lists of one part of an export, page by page, until its room is used up. */
final class ExportLists {

    private static final int PAGE = 100;
    private static final String BETWEEN = " ";

    private final Profile owner;
    private final ActivityReader activityLog;
    private final CreditLedger ledger;
    private final PaymentsRecordReader paymentRecords;
    private final AppReader registry;
    private int room;

    final List<Activity> activity = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    final List<PaymentRecord> payments = new ArrayList<>();
    final List<App> apps = new ArrayList<>();
    final Map<AppId, List<String>> variables = new HashMap<>();
    final List<Deployment> deployments = new ArrayList<>();

    ExportLists(
            Profile owner,
            ActivityReader activityLog,
            CreditLedger ledger,
            PaymentsRecordReader paymentRecords,
            AppReader registry,
            int room) {
        this.owner = owner;
        this.activityLog = activityLog;
        this.ledger = ledger;
        this.paymentRecords = paymentRecords;
        this.registry = registry;
        this.room = room;
    }

    /** Collects from a position on. Returns the start of the next part, or nothing if all is collected. */
    Optional<ExportPosition> collect(ExportPosition start) {
        var position = Optional.of(start);
        while (position.isPresent() && room > 0) {
            var section = position.get().section();
            var after = page(position.get());
            position = after.isPresent()
                    ? Optional.of(new ExportPosition(section, after))
                    : section.next().map(ExportPosition::of);
        }
        return position;
    }

    /** Collects one page of a list. Returns the position where the list continues, or nothing at its end. */
    private Optional<String> page(ExportPosition position) {
        return switch (position.section()) {
            case ACTIVITY -> activity(position.after());
            case LEDGER -> ledger(position.after());
            case PAYMENTS -> payments(position.after());
            case APPS -> apps(position.after());
            case DEPLOYMENTS -> deployments(position.after());
        };
    }

    private Optional<String> activity(Optional<String> before) {
        var page = activityLog.newest(owner, limit(), before);
        activity.addAll(taken(page.items()));
        return page.next();
    }

    private Optional<String> ledger(Optional<String> before) {
        var from = before.map(Long::parseLong).orElse(Long.MAX_VALUE);
        var query = new EntryQuery(from, Optional.empty(), Optional.empty(), Optional.empty(), limit());
        var slice = ledger.entries(owner.id(), query);
        slice.ifPresent(s -> entries.addAll(taken(s.entries())));
        return slice.flatMap(s -> s.nextBefore().isEmpty()
                ? Optional.empty()
                : Optional.of(Long.toString(s.nextBefore().getAsLong())));
    }

    private Optional<String> payments(Optional<String> after) {
        var page = paymentRecords.page(owner.id(), limit(), after);
        payments.addAll(taken(page.payments()));
        return page.next();
    }

    private Optional<String> apps(Optional<String> from) {
        var page = registry.list(owner.id(), limit(), from);
        apps.addAll(taken(page.items()));
        page.items().forEach(app -> variables.put(app.id(), registry.variableNames(app.id())));
        return page.next();
    }

    /** Collects the deployments of one app. A position is the app before it, a space, and the last deployment of the page before. */
    private Optional<String> deployments(Optional<String> from) {
        var cut = from.map(text -> text.indexOf(BETWEEN)).orElse(-1);
        var afterApp = from.map(text -> text.substring(0, cut)).filter(text -> !text.isEmpty());
        var afterDeployment = from.map(text -> text.substring(cut + 1)).filter(text -> !text.isEmpty());
        var found = registry.list(owner.id(), 1, afterApp);
        if (found.items().isEmpty()) {
            return Optional.empty();
        }
        var page = registry.deployments(found.items().getFirst().id(), limit(), afterDeployment);
        deployments.addAll(taken(page.items()));
        return page.next().isPresent()
                ? page.next().map(next -> afterApp.orElse("") + BETWEEN + next)
                : found.next().map(next -> next + BETWEEN);
    }

    private int limit() {
        return Math.min(PAGE, room);
    }

    private <T> List<T> taken(List<T> rows) {
        room -= rows.size();
        return rows;
    }
}
