package dev.groundwork.auth.export;

import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.appregistry.domain.DomainClaim;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.export.MailRecordReader.MailRecord;
import dev.groundwork.auth.export.PaymentsRecordReader.Subscribed;
import dev.groundwork.auth.google.LinkedIdentities.LinkedIdentity;
import dev.groundwork.auth.sessions.DeviceReader.Device;
import dev.groundwork.kernel.AppId;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.PaymentRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of all data that is kept about a user. Short data stands in every part, the lists continue from part to part.
 *
 * @param at when it was read
 * @param profile the account
 * @param identities the identities elsewhere that open it
 * @param devices its sessions
 * @param mail the mails to its address
 * @param credits the figures, settings, lots and open holds of its ledger
 * @param customer its customer at Stripe
 * @param subscription its subscription
 * @param activity its security log
 * @param entries its ledger
 * @param payments its payments
 * @param apps its apps
 * @param variables the names of the variables of each app
 * @param domains the domains of these apps
 * @param databases the databases of these apps
 * @param deployments their deployments
 * @param next the start of the next part, nothing in the last one
 */
record Export(
        Instant at,
        Profile profile,
        List<LinkedIdentity> identities,
        List<Device> devices,
        MailRecord mail,
        Optional<LedgerAccount> credits,
        Optional<String> customer,
        Optional<Subscribed> subscription,
        List<Activity> activity,
        List<Entry> entries,
        List<PaymentRecord> payments,
        List<App> apps,
        Map<AppId, List<String>> variables,
        List<DomainClaim> domains,
        List<AppDatabase> databases,
        List<Deployment> deployments,
        Optional<ExportPosition> next) {

    public Export {
        identities = List.copyOf(identities);
        devices = List.copyOf(devices);
        activity = List.copyOf(activity);
        entries = List.copyOf(entries);
        payments = List.copyOf(payments);
        apps = List.copyOf(apps);
        variables = Map.copyOf(variables);
        domains = List.copyOf(domains);
        databases = List.copyOf(databases);
        deployments = List.copyOf(deployments);
    }
}
