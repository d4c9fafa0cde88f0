package dev.groundwork.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.HttpEvent;
import io.micronaut.context.BeanContext;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A warm request is cheap, and checks as much as a cold one. */
final class WarmRequestTest {

    private final HandClock clock = new HandClock(ConsumeCost.START);

    @AutoClose
    private final BenchFunctions functions = new BenchFunctions(clock);

    private int balance(String token) {
        return functions
                .lambda()
                .send(Lambda.bytes(HttpEvent.get("/api/credits/balance").bearer(token)))
                .status();
    }

    @Test
    @DisplayName("INFRA-CRED-713 requests leave no beans behind")
    void noBeans() {
        var beans = functions.part(BeanContext.class);
        balance("garbage");
        var before = beans.getAllBeanDefinitions().size();

        for (var i = 0; i < 5; i++) {
            balance("garbage");
        }

        assertThat(beans.getAllBeanDefinitions()).hasSize(before);
    }

    @Test
    @DisplayName("INFRA-CRED-714 a token that was verified before is refused with another signature or another claim")
    void forged() {
        var token = user();
        assertThat(balance(token)).isEqualTo(200);
        var other = user();
        var body = token.substring(0, token.lastIndexOf('.'));
        var signature = other.substring(other.lastIndexOf('.'));

        assertThat(balance(body + signature)).isEqualTo(401);
        assertThat(balance(other.substring(0, other.lastIndexOf('.')) + token.substring(token.lastIndexOf('.'))))
                .isEqualTo(401);
        assertThat(balance(token)).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-CRED-715 a token that was verified before is refused once its key has retired")
    void retired() {
        var retirement = clock.instant().plus(Duration.ofMinutes(1));
        functions
                .tables()
                .accounts()
                .update(
                        AccountKeys.signingKey("k1"),
                        Expression.change("SET retiredAt = :at").value(":at", retirement));
        var token = user();
        assertThat(balance(token)).isEqualTo(200);

        clock.advance(Duration.ofMinutes(2));

        assertThat(balance(token)).isEqualTo(401);
    }

    @Test
    @DisplayName("INFRA-CRED-716 warm requests take no more of DynamoDB than they may")
    void routes() {
        var sheet = new RoutesBench().run(Progress.silent());

        assertThat(sheet.rows())
                .filteredOn(row -> !row.getFirst().contains("login"))
                .hasSize(5)
                .noneMatch(row -> row.contains(Goal.MISSED));
    }

    @Test
    @DisplayName("INFRA-CRED-717 a sign-in hashes once, between at most two calls before and two after")
    void signIn() {
        var order = new CallOrder();
        try (var watched = new BenchFunctions(clock, order)) {
            var rows = SignInBench.counts(BenchAccount.register(watched), order);

            assertThat(rows.get(0).figure()).isBetween(1.0, 2.0);
            assertThat(rows.get(1).figure()).isEqualTo(1.0);
            assertThat(rows.get(2).figure()).isBetween(1.0, 2.0);
        }
    }

    private String user() {
        var user = functions.callers().user();
        var item = OpeningLedger.item(user.id(), clock.instant());
        functions.tables().credits().put(item, OpeningLedger.CONDITION);
        return user.token();
    }
}
