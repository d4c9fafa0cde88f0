package dev.groundwork.auth.export;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.appregistry.database.DatabaseReader;
import dev.groundwork.appregistry.domain.DomainReader;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.ProfileReader;
import dev.groundwork.auth.activity.ActivityReader;
import dev.groundwork.auth.google.LinkedIdentities;
import dev.groundwork.auth.sessions.DeviceReader;
import dev.groundwork.auth.sessions.DeviceReader.Device;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Exports all data that is kept about a user (GDPR articles 15 and 20), except secrets that open the account: no password, no token, no hash of
 * either.
 *
 * <p>Lambda answers at most 6 MB (<a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">quotas</a>). A part therefore
 * ends after {@value #MAX_ROWS} rows, each below 2 KB; nearly every account is whole in the first one. A longer one
 * names the start of its next part, and all parts together are complete. A change while it is read may be in one part and not in another.
 */
@Singleton
final class ExportAccount {

    /** Rows of all lists together in one part. */
    static final int MAX_ROWS = 2_000;

    private static final int DEVICE_PAGE = 100;

    private final ProfileReader profiles;
    private final LinkedIdentities identities;
    private final DeviceReader devices;
    private final MailRecordReader mails;
    private final ActivityReader activityLog;
    private final CreditLedger ledger;
    private final PaymentsRecordReader payments;
    private final AppReader registry;
    private final DomainReader domains;
    private final DatabaseReader databases;
    private final ProductClock clock;

    ExportAccount(
            ProfileReader profiles,
            LinkedIdentities identities,
            DeviceReader devices,
            MailRecordReader mails,
            ActivityReader activityLog,
            CreditLedger ledger,
            PaymentsRecordReader payments,
            AppReader registry,
            DomainReader domains,
            DatabaseReader databases,
            ProductClock clock) {
        this.profiles = profiles;
        this.identities = identities;
        this.devices = devices;
        this.mails = mails;
        this.activityLog = activityLog;
        this.ledger = ledger;
        this.payments = payments;
        this.registry = registry;
        this.domains = domains;
        this.databases = databases;
        this.clock = clock;
    }

    /** Returns the part that starts there, or nothing if there is no such account any more. */
    public Optional<Export> part(UserId user, ExportPosition start) {
        return profiles.find(user).map(profile -> part(profile, start, clock.instant()));
    }

    private Export part(Profile profile, ExportPosition start, Instant now) {
        var lists = new ExportLists(profile, activityLog, ledger, payments, registry, MAX_ROWS);
        var next = lists.collect(start);
        return new Export(
                now,
                profile,
                identities.list(profile.id()),
                devices(profile.id(), now),
                mails.read(profile.address()),
                ledger.account(profile.id()),
                payments.customer(profile.id()),
                payments.subscription(profile.id()),
                lists.activity,
                lists.entries,
                lists.payments,
                lists.apps,
                lists.variables,
                lists.apps.stream()
                        .flatMap(app -> domains.list(app.id()).stream())
                        .toList(),
                lists.apps.stream()
                        .flatMap(app -> databases.find(app.id()).stream())
                        .toList(),
                lists.deployments,
                next);
    }

    private List<Device> devices(UserId user, Instant now) {
        var all = new ArrayList<Device>();
        var last = Optional.<SessionId>empty();
        do {
            var page = devices.list(user, last, DEVICE_PAGE, now);
            all.addAll(page.devices());
            last = page.last();
        } while (last.isPresent());
        return all;
    }
}
