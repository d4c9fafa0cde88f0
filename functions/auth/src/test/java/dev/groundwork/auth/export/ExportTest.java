package dev.groundwork.auth.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.PaymentFact.DisputeStatus;
import dev.groundwork.ledger.model.PaymentFact.Disputed;
import dev.groundwork.ledger.model.PaymentFact.Receipted;
import dev.groundwork.ledger.model.PaymentFact.Refunded;
import dev.groundwork.ledger.model.PaymentFact.Sold;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.ledger.store.PaymentKeys;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The export of a user's data. */
final class ExportTest {

    private static final String ADDRESS = "ada@example.com";
    private static final int LAMBDA_LIMIT = 6 * 1024 * 1024;

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords();

    private String access = "";
    private String refresh = "";
    private UserId user;

    @BeforeEach
    void signIn() {
        stack.account(ADDRESS, "Ada Lovelace");
        stack.login(ADDRESS, "a wrong password, quite long");
        var tokens = stack.login(ADDRESS, AuthStack.PASSWORD).json();
        access = tokens.path("accessToken").asText();
        refresh = tokens.path("refreshToken").asText();
        user = new UserId(tokens.path("user").path("id").asText());
    }

    @Test
    @DisplayName("INFRA-AUTH-200 one document holds profile, sessions, activity, ledger, balance, apps and deployments")
    void whole() {
        var registry = stack.bean(AppRegistry.class);
        var app = SampleApps.app(user, "idea", "My App");
        registry.create(app);
        var created = registry.find(user, app.id()).orElseThrow();
        assertThat(registry.replace(created, SampleApps.deployed(created))).isTrue();

        var answer = export("");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).get().asString().startsWith("attachment;");
        assertThat(answer.header("Content-Type")).get().asString().startsWith("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        var document = answer.json();
        assertThat(document.path("profile"))
                .isEqualTo(
                        stack.send(HttpEvent.get("/api/auth/me").bearer(access)).json());
        assertThat(document.path("sessions")).hasSize(1);
        assertThat(document.path("activity").findValuesAsText("event"))
                .containsExactly("login_succeeded", "login_failed", "email_verified");
        assertThat(document.path("balance").path("balance").asInt()).isEqualTo(100);
        assertThat(document.path("ledger")).singleElement().satisfies(row -> {
            assertThat(row.path("amount").asInt()).isEqualTo(100);
            assertThat(row.path("type").asText()).isEqualTo("free_tier");
        });
        assertThat(document.path("apps").findValuesAsText("name")).containsExactly("My App");
        assertThat(document.path("deployments").findValuesAsText("appId"))
                .containsExactly(app.id().value());
        assertThat(document.path("nextCursor").isNull()).isTrue();
    }

    @Test
    @DisplayName("INFRA-HOST-556 an app's variables are in it by name alone")
    void variables() {
        var registry = stack.bean(AppRegistry.class);
        var app = SampleApps.app(user, "idea", "My App");
        registry.create(app);
        var value = AttributeValue.fromM(Map.of("value", AttributeValue.fromS("sealed-value")));
        stack.tables()
                .apps()
                .put(
                        Item.at(new Key("APP#" + app.id(), "CONFIG"))
                                .set("version", 1)
                                .set("variables", AttributeValue.fromM(Map.of("B_NAME", value, "A_NAME", value)))
                                .build(),
                        Expression.ALWAYS);

        var answer = export("");

        var variables = answer.json().path("apps").path(0).path("variables");
        assertThat(variables.toString()).isEqualTo("[\"A_NAME\",\"B_NAME\"]");
        assertThat(answer.text()).doesNotContain("sealed-value");
    }

    @Test
    @DisplayName("INFRA-AUTH-418 the settings, the lots, the open holds and the mails to the address are in it")
    void creditsAndMails() {
        var ledger = stack.bean(CreditLedger.class);
        ledger.change(user, new SettingsChange(Optional.of(Credits.of(7)), Optional.of(false)));
        var placed = ledger.hold(new HoldRequest(
                user,
                new ScopedKey("cli_test", IdempotencyKey.parse("export-1").orElseThrow()),
                Action.BUILD_ITERATION,
                Credits.of(20),
                Reference.parse("job 7").orElseThrow(),
                stack.clock().instant().plusSeconds(600),
                Optional.empty()));
        assertThat(placed).isInstanceOf(HoldOutcome.Held.class);

        var document = export("").json();

        assertThat(document.at("/balance/lowBalanceMail").isBoolean()).isTrue();
        assertThat(document.at("/balance/lowBalanceMail").asBoolean()).isFalse();
        assertThat(document.at("/balance/lowBalanceThreshold").asInt()).isEqualTo(7);
        assertThat(document.at("/balance/held").asInt()).isEqualTo(20);
        assertThat(document.path("lots")).singleElement().satisfies(lot -> {
            assertThat(lot.path("kind").asText()).isEqualTo("free_tier");
            assertThat(lot.path("left").asInt()).isEqualTo(100);
        });
        assertThat(document.path("holds")).singleElement().satisfies(hold -> {
            assertThat(hold.path("id").asText()).startsWith("hld_");
            assertThat(hold.path("amount").asInt()).isEqualTo(20);
            assertThat(hold.path("expiresAt").asText()).isNotEmpty();
        });
        assertThat(document.at("/mail/requestedAt"))
                .singleElement()
                .satisfies(at -> assertThat(at.asText()).isEqualTo("2026-01-07T09:30:00Z"));
        assertThat(document.at("/mail/bouncedUntil").isNull()).isTrue();
    }

    @Test
    @DisplayName("INFRA-AUTH-201 nothing in it opens the account: no token, no password, no hash of either")
    void noSecrets() {
        var text = export("").text();

        assertThat(text)
                .doesNotContain(refresh.substring(refresh.lastIndexOf('.') + 1))
                .doesNotContain(access)
                .doesNotContain("argon2")
                .doesNotContain(AuthStack.PASSWORD);
        for (var item : stack.items("SESSION#")) {
            assertThat(text).doesNotContain(item.string("refresh"));
        }
        for (var item : stack.items("SIGNIN")) {
            assertThat(text).doesNotContain(item.string("password"));
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-202 what is too much for one answer of Lambda comes in parts that are complete together")
    void parts() {
        var agent = "\\\"".repeat(128);
        var ids = stack.bean(IdSource.class);
        for (int i = 0; i < 4_100; i++) {
            stack.tables()
                    .accounts()
                    .put(
                            Item.at(AccountsTable.event(user, ids.nextUlid()))
                                    .set("event", "logged_out")
                                    .set("outcome", "number " + i)
                                    .set("createdAt", stack.clock().instant())
                                    .set("ip", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")
                                    .set("userAgent", agent)
                                    .build(),
                            Expression.ALWAYS);
        }

        var outcomes = new ArrayList<String>();
        var ledgerRows = 0;
        var parts = 0;
        var cursor = Optional.<String>empty();
        do {
            var answer = export(cursor.map(c -> "?cursor=" + c).orElse(""));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(escaped(answer.text())).isLessThan(LAMBDA_LIMIT);
            parts++;
            outcomes.addAll(answer.json().path("activity").findValuesAsText("outcome"));
            ledgerRows += answer.json().path("ledger").size();
            cursor = Optional.of(answer.json().path("nextCursor"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText);
        } while (cursor.isPresent());

        assertThat(parts).isEqualTo(3);
        assertThat(outcomes)
                .hasSize(4_103)
                .filteredOn(o -> o.startsWith("number"))
                .doesNotHaveDuplicates();
        assertThat(ledgerRows).isEqualTo(1);
    }

    @Test
    @DisplayName("INFRA-AUTH-203 an export is for its owner only, and a cursor of another list or owner is refused")
    void ownOnly() {
        assertThat(stack.send(HttpEvent.get("/api/auth/me/export")).status()).isEqualTo(401);
        assertThat(stack.send(HttpEvent.get("/api/auth/me/export").bearer(stack.service("accounts:operate")))
                        .status())
                .isEqualTo(403);
        var other = stack.cursor(new UserId("usr_01KEBW0000000000000000N0B0"), "export", "LEDGER ");
        var list = stack.cursor(user, "activity", "LEDGER ");
        for (var cursor : new String[] {other, list, "x"}) {
            assertThat(export("?cursor=" + cursor).status()).isEqualTo(400);
        }
        for (var position : new String[] {"", "SECRETS ", "LEDGER x", "ACTIVITY x", "DEPLOYMENTS x", "APPS a b"}) {
            var cursor = stack.cursor(user, "export", position);
            assertThat(export("?cursor=" + cursor).status()).as(position).isEqualTo(400);
        }
        assertThat(export("?cursor=" + stack.cursor(user, "export", "LEDGER ")).status())
                .isEqualTo(200);
    }

    /** The bytes of a text as a string of JSON, which is how Lambda counts an answer's body. */
    private static int escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").getBytes(StandardCharsets.UTF_8).length;
    }

    private Answer export(String query) {
        return stack.send(HttpEvent.get("/api/auth/me/export" + query).bearer(access));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-303 the export says what was bought and when, where its receipt is, what a refund and a dispute took, and the subscription")
    void payments() {
        var ledger = stack.bean(CreditLedger.class);
        var at = Instant.parse("2026-01-07T09:30:00Z");
        var facts = List.of(
                new Sold(EntryType.PURCHASE, "small", Credits.of(100), Optional.empty(), 500, "usd", 1),
                new Receipted("https://receipts.test/1", at),
                new Refunded(250, 500, at, false),
                new Disputed("du_1", DisputeStatus.LOST, 100, "usd", at));
        for (var i = 0; i < facts.size(); i++) {
            ledger.applyPayment(new PaymentRequest(user, "pi_1", "evt_" + i, facts.get(i)));
        }
        var credits = stack.tables().credits();
        credits.put(
                Item.at(PaymentKeys.customer(user)).set("customerId", "cus_1").build(), Expression.ALWAYS);
        credits.put(
                Item.at(PaymentKeys.subscription(user))
                        .set("stripeId", "sub_1")
                        .set("tier", "STARTER")
                        .set("status", "ACTIVE")
                        .set("renewsAt", at)
                        .build(),
                Expression.ALWAYS);

        var document = export("").json();

        var payment = document.path("payments").path(0);
        assertThat(payment.path("id").asText()).isEqualTo("pi_1");
        assertThat(payment.path("product").asText()).isEqualTo("small");
        assertThat(payment.path("paidAt").asText()).isEqualTo(at.toString());
        assertThat(payment.path("receiptUrl").asText()).isEqualTo("https://receipts.test/1");
        assertThat(payment.path("refunded").asLong()).isEqualTo(250);
        assertThat(payment.path("disputes").path(0).path("status").asText()).isEqualTo("lost");
        assertThat(payment.path("creditsTaken").asLong()).isEqualTo(70);
        assertThat(document.path("stripeCustomerId").asText()).isEqualTo("cus_1");
        assertThat(document.path("subscription").path("tier").asText()).isEqualTo("starter");
        assertThat(document.path("subscription").has("pendingAt")).isTrue();
    }

    @Test
    @DisplayName("INFRA-CRED-304 payments of a long history continue from part to part, each once")
    void manyPayments() {
        var credits = stack.tables().credits();
        for (var i = 0; i < ExportAccount.MAX_ROWS + 50; i++) {
            credits.put(
                    Item.at(PaymentKeys.payment(user, "pi_%05d".formatted(i)))
                            .set("version", 1)
                            .set("refunded", 0)
                            .set("charged", 0)
                            .set("disputes", AttributeValue.fromM(Map.of()))
                            .set("taken", 0)
                            .set("owed", 0)
                            .build(),
                    Expression.ALWAYS);
        }

        var first = export("").json();
        var second = export("?cursor=" + first.path("nextCursor").asText()).json();

        var ids = new ArrayList<String>();
        first.path("payments").forEach(payment -> ids.add(payment.path("id").asText()));
        second.path("payments").forEach(payment -> ids.add(payment.path("id").asText()));
        assertThat(ids).hasSize(ExportAccount.MAX_ROWS + 50).doesNotHaveDuplicates();
        assertThat(second.path("nextCursor").isNull()).isTrue();
    }
}
