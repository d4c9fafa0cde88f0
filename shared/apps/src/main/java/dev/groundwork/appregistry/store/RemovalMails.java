package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Serving;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import java.util.Map;
import java.util.Optional;

/** The mails about apps that were removed or suspended at their provider: one for each event, written in the transaction that records it. */
final class RemovalMails {

    private static final String KIND = "app_removed";

    private RemovalMails() {}

    /** Adds the mail where this change records that an app which should run was stopped by its provider. */
    static Transaction change(Transaction transaction, Table table, App before, App after) {
        return reason(before, after)
                .map(why -> transaction.put(table, mail(after, why).item(), Expression.ALWAYS))
                .orElse(transaction);
    }

    private static Optional<StatusReason> reason(App before, App after) {
        return after.serving()
                .reason()
                .filter(StatusReason::isOfProvider)
                .filter(why -> before.isRunning() && after.serving().status() == Serving.Status.STOPPED);
    }

    /** The mail's id names the app and its version: an event is written once, and another event of the app has another version. */
    private static OutboxMail mail(App app, StatusReason why) {
        return new OutboxMail(
                app.id().value().substring(app.id().value().indexOf('_') + 1) + "-" + app.version(),
                KIND,
                app.owner().value(),
                Map.of(
                        "app", app.id().value(),
                        "appName", app.settings().name().value(),
                        "provider", app.identity().provider().text(),
                        "why", why.text()),
                "",
                app.updatedAt());
    }
}
