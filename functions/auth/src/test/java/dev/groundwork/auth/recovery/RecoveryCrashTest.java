package dev.groundwork.auth.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.FailingWrite;
import dev.groundwork.auth.RecoverySteps;
import dev.groundwork.auth.RecoverySteps.Device;
import dev.groundwork.testing.CapturedLog;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that dies anywhere in a recovery leaves the account as it was or as it shall be, never between. */
final class RecoveryCrashTest {

    private static final int MANY_WRITES = 20;

    @AutoClose
    private final CapturedLog problems = CapturedLog.of("dev.groundwork.http.ProblemErrorProcessor");

    @AutoClose
    private final CapturedLog routes = CapturedLog.of("io.micronaut.http.server.RouteExecutor");

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "INFRA-AUTH-155 a reset that dies before or after any of its writes leaves the old state or the new one")
    void reset(FailingWrite.Moment moment) {
        var broken = new FailingWrite(moment);
        try (var stack = AuthStack.withQuickPasswords(broken)) {
            var person = new RecoverySteps(stack);
            for (int write = 1; write < MANY_WRITES; write++) {
                var email = "reset" + write + "@example.com";
                stack.account(email, "Ada");
                var device = person.signIn(email, AuthStack.PASSWORD);
                var token = person.mailedToken(email);

                broken.arm(write);
                var answer = person.reset(token, RecoverySteps.NEW_PASSWORD);
                var broke = broken.disarm();

                var isNew = assertWhole(person, email, device);
                assertThat(person.reset(token, RecoverySteps.NEW_PASSWORD).status())
                        .isEqualTo(isNew ? 400 : 204);
                if (!broke) {
                    assertThat(answer.status()).isEqualTo(204);
                    assertThat(isNew).isTrue();
                    assertThat(write).isGreaterThan(1);
                    assertLogged(moment);
                    return;
                }
            }
        }
        throw new AssertionError("a reset has no end of writes");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "INFRA-AUTH-156 a change that dies before or after any of its writes leaves the old state or the new one")
    void change(FailingWrite.Moment moment) {
        var broken = new FailingWrite(moment);
        try (var stack = AuthStack.withQuickPasswords(broken)) {
            var person = new RecoverySteps(stack);
            for (int write = 1; write < MANY_WRITES; write++) {
                var email = "change" + write + "@example.com";
                stack.account(email, "Ada");
                var device = person.signIn(email, AuthStack.PASSWORD);
                var own = person.signIn(email, AuthStack.PASSWORD);

                broken.arm(write);
                var answer = person.change(own, AuthStack.PASSWORD, RecoverySteps.NEW_PASSWORD);
                var broke = broken.disarm();

                var isNew = assertWhole(person, email, device);
                assertThat(person.me(own).status()).isEqualTo(200);
                if (!broke) {
                    assertThat(answer.status()).isEqualTo(204);
                    assertThat(isNew).isTrue();
                    assertThat(write).isGreaterThan(1);
                    assertLogged(moment);
                    return;
                }
            }
        }
        throw new AssertionError("a change has no end of writes");
    }

    private void assertLogged(FailingWrite.Moment moment) {
        assertThat(problems.messages()).containsOnly("A request failed on our side");
        assertThat(routes.messages()).contains("Unexpected error occurred: the process died " + moment + " a write");
    }

    /** Tells whether password, sessions and notice are all of the new state; fails when some are and some are not. */
    private static boolean assertWhole(RecoverySteps person, String email, Device device) {
        var isNew = person.signInStatus(email, RecoverySteps.NEW_PASSWORD) == 200;
        assertThat(person.signInStatus(email, AuthStack.PASSWORD)).isEqualTo(isNew ? 401 : 200);
        assertThat(person.me(device).status()).isEqualTo(isNew ? 401 : 200);
        assertThat(person.mails("password_changed", email)).hasSize(isNew ? 1 : 0);
        return isNew;
    }
}
