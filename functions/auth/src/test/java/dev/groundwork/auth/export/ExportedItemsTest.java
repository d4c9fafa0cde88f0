package dev.groundwork.auth.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.testing.HttpEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every item type of docs/keys.md is in the export, or stands here with the reason why not. */
final class ExportedItemsTest {

    private static final Pattern TABLE =
            Pattern.compile("## (accounts|apps|credits)\\n\\n```\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile("^(\\S+)\\s{2,}(\\S+)\\s{2,}\\S.*$", Pattern.MULTILINE);

    /** The member of the export that holds an item type. */
    private static final Map<String, String> EXPORTED = Map.ofEntries(
            Map.entry("accounts USER#usr_\u2026 PROFILE", "profile"),
            Map.entry("accounts USER#usr_\u2026 SESSION#ses_\u2026", "sessions"),
            Map.entry("accounts USER#usr_\u2026 EVENT#ulid", "activity"),
            Map.entry("accounts ADDRESS#hash ATTEMPT#ulid", "activity"),
            Map.entry("accounts USER#usr_\u2026 IDENTITY#google", "identities"),
            Map.entry("accounts ADDRESS#hash MAILS", "mail"),
            Map.entry("accounts ADDRESS#hash SUPPRESSION", "mail"),
            Map.entry("apps USER#usr_\u2026 APP#app_\u2026", "apps"),
            Map.entry("apps APP#app_\u2026 DEPLOYMENT#dep_\u2026", "deployments"),
            Map.entry("apps APP#app_\u2026 CONFIG", "apps"),
            Map.entry("apps APP#app_\u2026 DOMAIN#example.com", "domains"),
            Map.entry("apps APP#app_\u2026 DATABASE", "databases"),
            Map.entry("credits USER#usr_\u2026 BAL", "balance ledger lots holds"),
            Map.entry("credits USER#usr_\u2026 LOTS", "lots"),
            Map.entry("credits USER#usr_\u2026 PAYMENT#pi_\u2026", "payments"),
            Map.entry("credits USER#usr_\u2026 CUSTOMER", "stripeCustomerId"),
            Map.entry("credits USER#usr_\u2026 SUBSCRIPTION", "subscription"),
            Map.entry("credits USER#usr_\u2026 SEGMENT#0000000001", "ledger"));

    /** The reason why an item type is not exported. */
    private static final Map<String, String> NOT_PERSONAL = Map.ofEntries(
            Map.entry("accounts USER#usr_\u2026 DELETION", "stands only after the account"),
            Map.entry("accounts ADDRESS#hash SIGNIN", "credentials; the profile in it and its failures are exported"),
            Map.entry("accounts ADDRESS#hash REGISTRATION", "a secret of a mailed link; gone once there is an account"),
            Map.entry("accounts ADDRESS#hash RESET", "a secret of a mailed link"),
            Map.entry("accounts TOKEN#hash TOKEN", "a secret of a mailed link"),
            Map.entry("accounts CALLER#hash FAILED_SIGN_INS", "counts a network, five minutes, of nobody"),
            Map.entry("accounts CALLER#hash REQUESTS", "counts a network, five minutes, of nobody"),
            Map.entry("accounts SLUG#slug SLUG", "the profile's userSlug once more"),
            Map.entry("accounts IDENTITY#hash IDENTITY", "an index of the identities"),
            Map.entry("accounts OAUTH#hash STATE", "a secret, ten minutes, of nobody yet"),
            Map.entry("accounts CLIENT#cli_\u2026 CLIENT", "a service of ours"),
            Map.entry("accounts KEYS KEY#kid", "a key of ours"),
            Map.entry("accounts OUTBOX#ulid OUTBOX", "a mail on its way to the user"),
            Map.entry("apps USER#usr_\u2026 IDEA#idea", "the app's ideaId once more"),
            Map.entry("apps USER#usr_\u2026 BUILD#hash", "the digest of a build that has become a deployment"),
            Map.entry("apps APP#app_\u2026 PUSH", "how far a push of a source came"),
            Map.entry("apps GITHUB WRITES", "a time"),
            Map.entry("apps USER#usr_\u2026 CLOSED", "stands only after the account"),
            Map.entry("apps APP#app_\u2026 OWNER", "an index of the apps"),
            Map.entry("apps APP#app_\u2026 KEY#hash", "the digest of a request that has become a deployment"),
            Map.entry("apps APP#app_\u2026 REPLACED#number", "sealed values that were replaced; gone after 90 days"),
            Map.entry("apps APP#app_\u2026 CARRIED#dep_\u2026", "an index of a deployment"),
            Map.entry("apps APP#app_\u2026 PROBES#number", "answers of the app itself, kept for two days"),
            Map.entry("apps OUTBOX#ulid OUTBOX", "a mail on its way to the user"),
            Map.entry("apps SERVICE#id SERVICE", "an index of the apps"),
            Map.entry("apps NOTIFICATION#hash NOTIFICATION", "the digest of a provider's message"),
            Map.entry("apps DOMAIN#domain HOLDER", "which of the claims, which are exported, is proven"),
            Map.entry("apps DOMAINS#n APP#app_\u2026#example.com", "an index of the claims"),
            Map.entry("apps DATABASES#n APP#app_\u2026", "an index of the databases"),
            Map.entry("apps SLUG#slug SLUG", "the app's slug once more"),
            Map.entry("apps DUE#n APP#app_\u2026", "an index of the apps"),
            Map.entry("apps BILLING#n USER#usr_\u2026#APP#app_\u2026", "an index of the apps"),
            Map.entry("apps PROVIDER#name CREATIONS", "counts what all users have made at a provider"),
            Map.entry("apps WALK#name WALK", "where a walk over all apps goes on"),
            Map.entry("apps DEBIT#n RUN#ulid", "how far a run of the debit is"),
            Map.entry("apps SUSPENDED#n USER#usr_\u2026", "an index of the apps, which tell why they are stopped"),
            Map.entry("apps APP#app_\u2026 STARTS", "counts starts of an app that does not keep running"),
            Map.entry("apps PROVIDER#name ORPHAN#id", "a service at a provider that belongs to nobody"),
            Map.entry("apps PROVIDER#name CIRCUIT", "whether a provider answers"),
            Map.entry("credits VERIFICATION CURSOR", "up to where ledgers were verified"),
            Map.entry("credits USER#usr_\u2026 HOLD#key", "how a hold ended: its cost is in the ledger"),
            Map.entry("credits USER#usr_\u2026 KEY#digest", "the digest of a request that is in the ledger"),
            Map.entry("credits USER#usr_\u2026 REFUND#key", "the refund is in the ledger"),
            Map.entry(
                    "credits USER#usr_\u2026 EVENT#evt_\u2026", "the name of an event whose payment is in the ledger"),
            Map.entry(
                    "credits USER#usr_\u2026 CHECKOUT#digest",
                    "the digest of a request to buy; what was paid is in payments"),
            Map.entry("credits PARKED evt_\u2026", "an event of a user who is not there"),
            Map.entry("credits SWEEP list", "a time"),
            Map.entry("credits CLOSED usr_\u2026", "stands only after the account"),
            Map.entry("credits CATALOGUE VERSION#0000000002", "our price list"),
            Map.entry("credits USER#usr_\u2026 PLAN", "a page of Stripe's and a lock"),
            Map.entry("credits USER#usr_\u2026 UPGRADE#digest", "the digest of a request to change the tier"),
            Map.entry("credits USER#usr_\u2026 TOLD#in_\u2026", "that a mail was sent, whose text is not kept"),
            Map.entry("credits OUTBOX#ulid OUTBOX", "a mail on its way to the user"));

    @Test
    @DisplayName(
            "INFRA-AUTH-416 every item type of the tables is in the export, or is listed as not personal with a reason")
    void everyItemType() throws IOException {
        var known = new TreeSet<>(EXPORTED.keySet());
        known.addAll(NOT_PERSONAL.keySet());

        assertThat(itemTypes()).isEqualTo(known);
        assertThat(EXPORTED).doesNotContainKeys(NOT_PERSONAL.keySet().toArray(String[]::new));
    }

    @Test
    @DisplayName("INFRA-AUTH-417 the members that hold them are those of the export")
    void members() {
        try (var stack = AuthStack.withQuickPasswords()) {
            stack.account("ada@example.com", "Ada");
            var access = stack.login("ada@example.com", AuthStack.PASSWORD)
                    .json()
                    .path("accessToken")
                    .asText();

            var document = stack.send(HttpEvent.get("/api/auth/me/export").bearer(access))
                    .json();

            var members = new TreeSet<String>();
            document.fieldNames().forEachRemaining(members::add);
            var named = EXPORTED.values().stream()
                    .flatMap(names -> Pattern.compile(" ").splitAsStream(names))
                    .collect(Collectors.toCollection(TreeSet::new));
            named.add("exportedAt");
            named.add("nextCursor");
            assertThat(members).isEqualTo(named);
        }
    }

    private static Set<String> itemTypes() throws IOException {
        return TABLE.matcher(Files.readString(Path.of("../../docs/keys.md")))
                .results()
                .flatMap(table -> ITEM.matcher(table.group(2))
                        .results()
                        .filter(row -> !row.group(1).equals("pk"))
                        .map(row -> table.group(1) + " " + row.group(1) + " " + row.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
