package dev.groundwork.payments.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.Catalogue.CreditPackage;
import dev.groundwork.ledger.store.CatalogueVersions;
import dev.groundwork.ledger.store.ClosingLedger;
import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import dev.groundwork.payments.PaymentsStack;
import dev.groundwork.payments.table.PaymentsTable;
import dev.groundwork.testing.Callers;
import dev.groundwork.testing.HttpEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebhookTest {

    private static final int MUTATIONS = Integer.getInteger("webhook.mutations", 5000);

    @SuppressWarnings("NullAway.Init") // set before each test
    private PaymentsStack stack;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        stack = new PaymentsStack(folder);
    }

    @AfterEach
    void stop() {
        assertThat(stack.faults()).isEmpty();
        stack.close();
    }

    private String session(Callers.User user, String packageId) {
        var answer = stack.purchase(user, packageId, packageId + stack.clock().instant());
        return answer.json().path("sessionId").asText();
    }

    private List<String> pay(String session, int percentOff) {
        return stack.events(() -> stack.control().checkout(session, CheckoutAction.PAY, percentOff));
    }

    private String charge() {
        return stack.control().newest("charge").getFirst().path("id").asText();
    }

    private void deliver(List<String> events) {
        events.forEach(event -> {
            var answer = stack.deliver(event);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        });
    }

    private static String of(List<String> events, String type) {
        return events.stream()
                .filter(event -> event.contains("\"type\":\"" + type + "\""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-977 a paid session gives its credits once, readable when it is answered, however often it comes")
    void purchase() {
        var user = stack.user();
        var events = pay(session(user, "small"), 0);

        deliver(events);
        deliver(events);

        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L);
        assertThat(stack.entries(user.id()).getFirst().payment().orElseThrow()).startsWith("pi_");
        assertThat(stack.balance(user.id()).lifetimePurchased()).isEqualTo(Credits.of(100));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-978 money that comes later gives credits when it has come, and none where it does not come")
    void later() {
        var user = stack.user();
        var paid = session(user, "small");
        var unpaid = session(user, "medium");
        for (var session : List.of(paid, unpaid)) {
            deliver(stack.events(() -> stack.control().checkout(session, CheckoutAction.ASYNC_PENDING, 0)));
        }
        assertThat(stack.amounts(user.id())).containsExactly(100L);

        deliver(stack.events(() -> stack.control().checkout(paid, CheckoutAction.ASYNC_SUCCEED, 0)));
        deliver(stack.events(() -> stack.control().checkout(unpaid, CheckoutAction.ASYNC_FAIL, 0)));

        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-979 a discount of a part or of all gives as sold, by the version of the catalogue that sold it")
    void asSold() {
        var user = stack.user();
        var half = session(user, "small");
        var free = session(user, "medium");
        var versions = stack.bean(CatalogueVersions.class);
        versions.publish(versions.newest().with(new CreditPackage("small", "Small", Credits.of(1), 900, false)));

        deliver(pay(half, 50));
        deliver(pay(free, 100));

        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L, 500L);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-980 refunds of 30 % and then all, in any order and each twice, claw back what was given, once")
    void refunds() {
        var user = stack.user();
        var events = new ArrayList<>(pay(session(user, "small"), 0));
        var charge = charge();
        events.addAll(stack.events(() -> stack.control().refund(charge, Optional.of(150L))));
        events.addAll(stack.events(() -> stack.control().refund(charge, Optional.empty())));
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, new Random(7));

        deliver(events);

        assertThat(stack.balance(user.id()).balance()).isEqualTo(Credits.of(100));
        assertThat(stack.balance(user.id()).debt()).isEqualTo(Credits.ZERO);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-981 a dispute takes when it is opened and returns when it is won; an inquiry takes nothing")
    void disputes() {
        var user = stack.user();
        deliver(pay(session(user, "small"), 0));
        var inquired = charge();
        deliver(stack.events(() -> stack.control().dispute(inquired, true)));
        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L);

        deliver(pay(session(user, "medium"), 0));
        var disputed = charge();
        deliver(stack.events(() -> stack.control().dispute(disputed, false)));
        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L, 500L, -500L);
        var dispute = stack.control().newest("dispute").getFirst().path("id").asText();
        stack.clock().advance(Duration.ofDays(2));
        deliver(stack.events(() -> stack.control().closeDispute(dispute, "won")));

        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L, 500L, -500L, 500L);
    }

    @Test
    @DisplayName("INFRA-CRED-982 an event in another version of the API is applied from the object as it is at Stripe")
    void otherVersion() {
        var user = stack.user();
        var completed = of(pay(session(user, "small"), 0), "checkout.session.completed");

        deliver(List.of(completed
                .replaceFirst("\"api_version\":\"[^\"]*\"", "\"api_version\":\"2019-05-16\"")
                .replace("\"payment_status\":\"paid\"", "\"payment_state\":\"old\"")));

        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-983 unknown types and objects of other products change nothing; ours that cannot be applied is parked")
    void othersAndParked() {
        var user = stack.user();
        var completed = of(pay(session(user, "small"), 0), "checkout.session.completed");
        var foreign = completed.replaceAll("\"(userId|packageId|catalogueVersion)\":\"[^\"]*\"", "\"$1x\":\"1\"");
        var unknown = completed.replace("checkout.session.completed", "coupon.created");

        assertThat(stack.deliver(foreign).json().path("outcome").asText()).isEqualTo("ignored");
        assertThat(stack.deliver(unknown).json().path("outcome").asText()).isEqualTo("ignored");
        stack.tables().credits().update(ClosingLedger.key(user.id()), ClosingLedger.expression());
        var parked = stack.deliver(completed);

        assertThat(parked.status()).isEqualTo(200);
        assertThat(parked.json().path("outcome").asText()).isEqualTo("parked");
        assertThat(stack.tables().items(stack.tables().credits()).stream()
                        .map(Item::new)
                        .filter(item -> item.string("pk").equals("PARKED")))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.string("reason")).isEqualTo("unknown_user");
                    assertThat(item.string("userId")).isEqualTo(user.id().value());
                    assertThat(item.string("payment")).startsWith("pi_");
                });
    }

    @Test
    @DisplayName(
            "INFRA-CRED-984 the signature is checked by both secrets, over the bytes as sent, for five minutes of the product's clock")
    void signatures() {
        var user = stack.user();
        var completed = of(pay(session(user, "small"), 0), "checkout.session.completed");
        var former = stack.signature(completed, PaymentsStack.FORMER_SECRET);
        var base64 = HttpEvent.post("/api/credits/webhook", "")
                .body(completed.getBytes(StandardCharsets.UTF_8))
                .header("stripe-signature", former);

        assertThat(stack.send(HttpEvent.post("/api/credits/webhook", completed)).status())
                .isEqualTo(400);
        stack.clock().advance(Duration.ofSeconds(301));
        assertThat(stack.send(base64).status()).isEqualTo(400);
        stack.clock().advance(Duration.ofSeconds(-2));
        assertThat(stack.send(base64).status()).isEqualTo(200);

        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L);
    }

    @Test
    @DisplayName("INFRA-CRED-985 of thousands of changed signatures and bodies none is accepted")
    void mutations() {
        var user = stack.user();
        var completed = of(pay(session(user, "small"), 0), "checkout.session.completed");
        var signature = stack.signature(completed, PaymentsStack.SECRET);
        var signed = stack.bean(SignedEvents.class);
        var random = new Random(20260107);
        assertThat(signed.verify(completed, signature)).isTrue();

        for (var i = 0; i < MUTATIONS; i++) {
            var body = i % 2 == 0 ? completed : mutated(completed, random);
            var header = i % 2 == 0 ? mutated(signature, random) : signature;
            assertThat(signed.verify(body, header)).as("%s of %s", header, body).isFalse();
        }
    }

    /** Changes, removes or adds one character; never the name of the scheme, which others may stand beside. */
    private static String mutated(String text, Random random) {
        var at = random.nextInt(text.length());
        var other = text.charAt(at) == 'x' ? 'y' : 'x';
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + other + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            default -> text.substring(0, at) + other + text.substring(at);
        };
    }

    @Test
    @DisplayName("INFRA-CRED-986 the conditions of payments' items are these, to the letter")
    void texts() {
        assertThat(PaymentsTable.ABSENT)
                .as("two requests of one key, two customers of one user")
                .isEqualTo("attribute_not_exists(pk)");
        assertThat(PaymentsTable.NO_SESSION)
                .as("two answers of Stripe to one request")
                .isEqualTo("attribute_exists(pk) AND attribute_not_exists(sessionId)");
    }
}
