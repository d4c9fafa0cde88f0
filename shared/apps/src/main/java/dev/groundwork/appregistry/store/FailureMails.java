package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.kernel.DeploymentId;
import java.util.Map;
import java.util.Optional;

/** The mails about failed deployments: one for each, written in the transaction that ends it. */
final class FailureMails {

    private static final String KIND = "deploy_failed";

    private FailureMails() {}

    /** Adds the mail where this change ends the latest deployment as failed. The owner of a deleted app gets none. */
    static Transaction change(Transaction transaction, Table table, App before, App after) {
        return after.latest()
                .filter(deployment -> !after.isRemoved() && !hasFailed(before, deployment.id()))
                .map(deployment -> add(transaction, table, after, deployment))
                .orElse(transaction);
    }

    private static boolean hasFailed(App app, DeploymentId id) {
        return app.latest()
                .filter(d -> d.id().equals(id) && d.failure().isPresent())
                .isPresent();
    }

    /** Adds the mail about a deployment that is written as failed; nothing where it has not failed. */
    static Transaction add(Transaction transaction, Table table, App app, Deployment deployment) {
        return mail(app, deployment)
                .map(mail -> transaction.put(table, mail.item(), Expression.ALWAYS))
                .orElse(transaction);
    }

    /** The mail's id is the deployment's own: however often it is written, it is one mail. */
    private static Optional<OutboxMail> mail(App app, Deployment deployment) {
        return deployment
                .failure()
                .map(failure -> new OutboxMail(
                        ulid(deployment.id()),
                        KIND,
                        app.owner().value(),
                        words(app, failure),
                        "",
                        deployment.finishedAt().orElse(deployment.createdAt())));
    }

    private static String ulid(DeploymentId id) {
        return id.value().substring(id.value().indexOf('_') + 1);
    }

    private static Map<String, String> words(App app, DeploymentFailure failure) {
        return Map.of(
                "app", app.id().value(),
                "appName", app.settings().name().value(),
                "code", failure.code().text(),
                "detail", failure.detail());
    }
}
