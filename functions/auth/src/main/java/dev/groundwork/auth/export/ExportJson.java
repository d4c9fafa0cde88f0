package dev.groundwork.auth.export;

import dev.groundwork.appregistry.domain.DomainClaim;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.BuildSettings.CommandLine;
import dev.groundwork.appregistry.model.BuildSettings.Directory;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.auth.activity.ActivityController;
import dev.groundwork.auth.export.ExportedCredits.BalanceBody;
import dev.groundwork.auth.export.ExportedCredits.HoldRow;
import dev.groundwork.auth.export.ExportedCredits.LedgerRow;
import dev.groundwork.auth.export.ExportedCredits.LotRow;
import dev.groundwork.auth.export.ExportedPayments.PaymentRow;
import dev.groundwork.auth.export.ExportedPayments.SubscriptionBody;
import dev.groundwork.auth.export.MailRecordReader.MailRecord;
import dev.groundwork.auth.google.LinkedIdentities.LinkedIdentity;
import dev.groundwork.auth.profile.Me;
import dev.groundwork.auth.sessions.DeviceReader.Device;
import dev.groundwork.kernel.DeploymentId;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of an export. Every member is always there. */
final class ExportJson {

    private ExportJson() {}

    @Serdeable
    record Document(
            String exportedAt,
            Me profile,
            List<IdentityRow> identities,
            List<SessionRow> sessions,
            MailBody mail,
            @Nullable BalanceBody balance,
            List<ActivityController.Event> activity,
            List<LedgerRow> ledger,
            List<LotRow> lots,
            List<HoldRow> holds,
            List<PaymentRow> payments,
            @Nullable String stripeCustomerId,
            @Nullable SubscriptionBody subscription,
            List<AppRow> apps,
            List<DomainRow> domains,
            List<ExportedDatabase> databases,
            List<DeploymentRow> deployments,
            @Nullable String nextCursor) {

        static Document of(Export export, @Nullable String nextCursor) {
            return new Document(
                    export.at().toString(),
                    Me.of(export.profile()),
                    export.identities().stream().map(IdentityRow::of).toList(),
                    export.devices().stream().map(SessionRow::of).toList(),
                    MailBody.of(export.mail()),
                    export.credits().map(BalanceBody::of).orElse(null),
                    export.activity().stream().map(ActivityController.Event::of).toList(),
                    export.entries().stream().map(LedgerRow::of).toList(),
                    export.credits().map(LotRow::all).orElse(List.of()),
                    export.credits().map(HoldRow::all).orElse(List.of()),
                    export.payments().stream().map(PaymentRow::of).toList(),
                    export.customer().orElse(null),
                    export.subscription().map(SubscriptionBody::of).orElse(null),
                    export.apps().stream()
                            .map(app -> AppRow.of(app, export.variables().getOrDefault(app.id(), List.of())))
                            .toList(),
                    export.domains().stream().map(DomainRow::of).toList(),
                    export.databases().stream().map(ExportedDatabase::of).toList(),
                    export.deployments().stream().map(DeploymentRow::of).toList(),
                    nextCursor);
        }
    }

    @Serdeable
    record IdentityRow(String provider, String issuer, String subject, String linkedAt) {

        static IdentityRow of(LinkedIdentity identity) {
            return new IdentityRow(
                    identity.provider(),
                    identity.issuer(),
                    identity.subject(),
                    identity.linkedAt().toString());
        }
    }

    @Serdeable
    record SessionRow(String id, String ip, String userAgent, String createdAt, String lastUsedAt) {

        static SessionRow of(Device device) {
            return new SessionRow(
                    device.session().value(),
                    device.ip(),
                    device.userAgent(),
                    device.createdAt().toString(),
                    device.lastUsedAt().toString());
        }
    }

    @Serdeable
    record MailBody(
            List<String> requestedAt,
            @Nullable String bouncedUntil,
            @Nullable String complainedAt) {

        static MailBody of(MailRecord mail) {
            return new MailBody(
                    mail.requestedAt().stream().map(Instant::toString).toList(),
                    time(mail.bouncedUntil()),
                    time(mail.complainedAt()));
        }
    }

    @Serdeable
    record AppRow(
            String id,
            String ideaId,
            String name,
            String appSlug,
            String provider,
            String status,
            @Nullable String statusReason,
            @Nullable String url,
            @Nullable String commit,
            BuildRow build,
            List<String> variables,
            String createdAt,
            String updatedAt,
            @Nullable String lastDeployedAt,
            @Nullable String runningSince,
            @Nullable String suspendedAt) {

        static AppRow of(App app, List<String> variables) {
            var identity = app.identity();
            var serving = app.serving();
            return new AppRow(
                    app.id().value(),
                    identity.idea().value(),
                    app.settings().name().value(),
                    identity.slug().value(),
                    identity.provider().text(),
                    serving.status().text(),
                    serving.reason().map(StatusReason::text).orElse(null),
                    serving.url().map(URI::toString).orElse(null),
                    app.source().map(CommitId::value).orElse(null),
                    BuildRow.of(app.settings().build()),
                    variables,
                    identity.createdAt().toString(),
                    app.updatedAt().toString(),
                    time(serving.lastDeployedAt()),
                    time(serving.runningSince()),
                    time(serving.suspendedAt()));
        }
    }

    @Serdeable
    record DomainRow(
            String domain,
            String appId,
            String status,
            String createdAt,
            @Nullable String provenAt) {

        static DomainRow of(DomainClaim claim) {
            return new DomainRow(
                    claim.domain().value(),
                    claim.app().value(),
                    claim.status().text(),
                    claim.createdAt().toString(),
                    time(claim.provenAt()));
        }
    }

    @Serdeable
    record BuildRow(
            @Nullable String rootDirectory,
            @Nullable String buildCommand,
            @Nullable String startCommand,
            @Nullable String outputDirectory) {

        static BuildRow of(BuildSettings build) {
            return new BuildRow(
                    build.rootDirectory().map(Directory::value).orElse(null),
                    build.buildCommand().map(CommandLine::value).orElse(null),
                    build.startCommand().map(CommandLine::value).orElse(null),
                    build.outputDirectory().map(Directory::value).orElse(null));
        }
    }

    @Serdeable
    record DeploymentRow(
            String id,
            String appId,
            String status,
            String trigger,
            @Nullable String commit,
            @Nullable String buildId,
            @Nullable String rollbackOf,
            @Nullable String failure,
            String createdAt,
            @Nullable String startedAt,
            @Nullable String finishedAt) {

        static DeploymentRow of(Deployment d) {
            return new DeploymentRow(
                    d.id().value(),
                    d.app().value(),
                    d.status().text(),
                    d.trigger().text(),
                    d.commit().map(CommitId::value).orElse(null),
                    d.buildId().orElse(null),
                    d.rollbackOf().map(DeploymentId::value).orElse(null),
                    d.failure().map(DeploymentFailure::detail).orElse(null),
                    d.createdAt().toString(),
                    time(d.startedAt()),
                    time(d.finishedAt()));
        }
    }

    private static @Nullable String time(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
