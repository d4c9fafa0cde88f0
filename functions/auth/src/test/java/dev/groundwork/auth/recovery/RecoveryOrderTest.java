package dev.groundwork.auth.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.ConcurrentChange;
import dev.groundwork.auth.RecoverySteps;
import dev.groundwork.auth.RecoverySteps.Device;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.util.ArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The races of a recovery, each in the one order that would hurt. */
final class RecoveryOrderTest {

    private static final String ADA = "ada@example.com";

    private final ConcurrentChange interloper = new ConcurrentChange();

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords(interloper);

    private final RecoverySteps ada = new RecoverySteps(stack);

    @Test
    @DisplayName(
            "INFRA-AUTH-126 a change of the password that another change of the account overtakes is made all the same")
    void overtakenChange() {
        stack.account(ADA, "Ada");
        var own = ada.signIn(ADA, AuthStack.PASSWORD);
        interloper.beforeNextTransaction(() -> endOthers(own));

        var answer = ada.change(own, AuthStack.PASSWORD, RecoverySteps.NEW_PASSWORD);

        assertThat(interloper.isDone()).isTrue();
        assertThat(answer.status()).isEqualTo(204);
        assertThat(ada.me(own).status()).isEqualTo(200);
        assertThat(stack.login(ADA, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-AUTH-127 a change of the password by a device that is signed out under it changes nothing")
    void signedOutUnderIt() {
        stack.account(ADA, "Ada");
        var stolen = ada.signIn(ADA, AuthStack.PASSWORD);
        var own = ada.signIn(ADA, AuthStack.PASSWORD);
        interloper.beforeNextTransaction(() -> endOthers(own));

        var answer = ada.change(stolen, AuthStack.PASSWORD, RecoverySteps.NEW_PASSWORD);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(ada.me(own).status()).isEqualTo(200);
        assertThat(stack.login(ADA, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(401);
        assertThat(ada.mails("password_changed", ADA)).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-128 a device that signs in while a reset is written is signed out by it")
    void signInUnderReset() {
        stack.account(ADA, "Ada");
        var token = ada.mailedToken(ADA);
        var devices = new ArrayList<Device>();
        interloper.beforeNextTransaction(() -> devices.add(ada.signIn(ADA, AuthStack.PASSWORD)));

        var answer = ada.reset(token, RecoverySteps.NEW_PASSWORD);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(devices).singleElement().satisfies(device -> {
            assertThat(device.access()).isNotEmpty();
            assertThat(ada.me(device).status()).isEqualTo(401);
        });
    }

    @Test
    @DisplayName("INFRA-AUTH-129 a sign-in that verified the old password before a reset and is written after it fails")
    void resetUnderSignIn() {
        stack.account(ADA, "Ada");
        var token = ada.mailedToken(ADA);
        var resets = new ArrayList<Answer>();
        interloper.beforeNextTransaction(() -> resets.add(ada.reset(token, RecoverySteps.NEW_PASSWORD)));

        var signIn = stack.login(ADA, AuthStack.PASSWORD);

        assertThat(resets).extracting(Answer::status).containsExactly(204);
        assertThat(signIn.status()).isEqualTo(401);
        assertThat(stack.login(ADA, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-AUTH-153 a newer request that mails while a reset is written voids the reset's token")
    void newerRequestUnderReset() {
        stack.account(ADA, "Ada");
        var older = ada.mailedToken(ADA);
        var newer = new ArrayList<String>();
        interloper.beforeNextTransaction(() -> newer.add(ada.mailedToken(ADA)));

        assertThat(ada.reset(older, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(400);

        assertThat(stack.login(ADA, AuthStack.PASSWORD).status()).isEqualTo(200);
        assertThat(ada.reset(newer.getFirst(), RecoverySteps.NEW_PASSWORD).status())
                .isEqualTo(204);
    }

    private void endOthers(Device own) {
        stack.send(HttpEvent.of("DELETE", "/api/auth/sessions").bearer(own.access()));
    }
}
